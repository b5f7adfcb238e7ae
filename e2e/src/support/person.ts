import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { uniqueName } from './api.js';

export const DESK = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

const PASSWORD = 'correct horse battery';

export interface PersonOptions {
  /** The way to the server; the product's own address unless it is said. */
  via?: string;
  viewport?: { width: number; height: number };
  colorScheme?: 'light' | 'dark';
  /** Without a service worker, whose requests a test cannot lay its hands on. */
  bare?: boolean;
  /** Another device of somebody who is there already. */
  username?: string;
}

/** Somebody with a browser of their own, who uses the page by what it says: labels, roles and names. */
export class Person {
  private constructor(
    readonly context: BrowserContext,
    public page: Page,
    readonly url: string,
    readonly displayName: string,
    readonly username: string,
  ) {}

  static async arrive(
    browser: Browser,
    url: string,
    displayName: string,
    options: PersonOptions = {},
  ): Promise<Person> {
    const context = await browser.newContext({
      viewport: options.viewport ?? DESK,
      colorScheme: options.colorScheme ?? 'light',
      hasTouch: options.viewport === PHONE,
      locale: 'en-GB',
      serviceWorkers: options.bare ? 'block' : 'allow',
    });
    // Machines that build and test at once are slow: only what never happens should fail.
    context.setDefaultTimeout(30_000);
    // From the beginning on: once a key is pressed it is too late to catch the system's window for files.
    context.on('page', (page) => page.on('filechooser', () => undefined));
    const page = await context.newPage();
    return new Person(
      context,
      page,
      options.via ?? url,
      displayName,
      options.username ?? uniqueName(displayName),
    );
  }

  async register(): Promise<void> {
    await this.page.goto(`${this.url}/register`);
    await this.page.getByLabel('Email', { exact: true }).fill(`${this.username}@example.com`);
    await this.page.getByLabel('Username', { exact: true }).fill(this.username);
    await this.page.getByLabel('Display name', { exact: true }).fill(this.displayName);
    await this.page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await this.page.getByRole('button', { name: 'Create account' }).click();
    await this.rooms.waitFor();
  }

  async signIn(login = this.username, password = PASSWORD): Promise<void> {
    await this.page.goto(`${this.url}/login`);
    await this.page.getByLabel('Email or username', { exact: true }).fill(login);
    await this.page.getByLabel('Password', { exact: true }).fill(password);
    await this.page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await this.rooms.waitFor();
  }

  async comeAsGuest(): Promise<void> {
    await this.page.goto(`${this.url}/login`);
    await this.page.getByLabel('Display name', { exact: true }).fill(this.displayName);
    await this.page.getByRole('button', { name: 'Continue as guest' }).click();
    await this.rooms.waitFor();
  }

  /** Closes the tab and opens a new one, as the same browser. */
  async newTab(): Promise<void> {
    await this.page.close();
    this.page = await this.context.newPage();
  }

  get rooms(): Locator {
    return this.page.getByRole('navigation', { name: 'Rooms' });
  }

  get composer(): Locator {
    return this.page.getByRole('textbox', { name: 'Message', exact: true });
  }

  get timeline(): Locator {
    return this.page.getByRole('log');
  }

  message(text: string | RegExp): Locator {
    return this.timeline.getByRole('article').filter({ hasText: text });
  }

  async createRoom(name: string): Promise<string> {
    await this.page.getByRole('button', { name: 'New room' }).first().click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByLabel('Room name').fill(name);
    await dialog.getByRole('button', { name: 'Create', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    await this.composer.waitFor();
    return this.roomId();
  }

  async openRoom(roomId: string): Promise<void> {
    await this.page.goto(`${this.url}/rooms/${roomId}`);
  }

  /** Where no room is open: what comes to one is unread. */
  async browseRooms(): Promise<void> {
    await this.page.getByRole('link', { name: 'Browse rooms' }).click();
    await this.page.getByRole('heading', { level: 1, name: 'Browse rooms' }).waitFor();
  }

  async joinRoom(roomId: string): Promise<void> {
    await this.openRoom(roomId);
    await this.page.getByRole('button', { name: 'Join', exact: true }).click();
    await this.composer.waitFor();
  }

  /** The row of a room in the list, with its name, last message and counts. */
  roomRow(name: string | RegExp): Locator {
    return this.rooms.getByRole('listitem').filter({ hasText: name });
  }

  roomId(): string {
    const id = /\/rooms\/([0-9a-f-]{36})/.exec(this.page.url())?.[1];
    if (!id) throw new Error(`no room is open at ${this.page.url()}`);
    return id;
  }

  async say(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.composer.press('Enter');
  }

  async leaveTheBuilding(): Promise<void> {
    await this.context.close();
  }
}
