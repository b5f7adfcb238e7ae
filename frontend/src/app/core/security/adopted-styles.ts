import { Injectable } from '@angular/core';
import { ɵSharedStylesHost as SharedStylesHost } from '@angular/platform-browser';

interface Adopted {
  readonly sheet: CSSStyleSheet;
  users: number;
}

/**
 * Gives the page its components' styles as style sheets in place of `<style>` elements.
 *
 * A `<style>` element is inline style: the content security policy would have to allow every one of them, those of an
 * attacker too. A sheet that a script makes is covered by what scripts may do. Nonces would do as well, but the page's
 * file is the same for everybody, its hash is what the service worker checks.
 */
@Injectable()
export class AdoptedStyles extends SharedStylesHost {
  private readonly adopted = new Map<string, Adopted>();

  override addStyles(styles: string[], urls?: string[]): void {
    super.addStyles([], urls);
    for (const style of styles) {
      const known = this.adopted.get(style);
      if (known) known.users += 1;
      else this.adopted.set(style, { sheet: adopt(style), users: 1 });
    }
  }

  override removeStyles(styles: string[], urls?: string[]): void {
    super.removeStyles([], urls);
    for (const style of styles) {
      const known = this.adopted.get(style);
      if (!known || --known.users > 0) continue;
      this.adopted.delete(style);
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== known.sheet);
    }
  }
}

function adopt(style: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  document.adoptedStyleSheets.push(sheet);
  return sheet;
}
