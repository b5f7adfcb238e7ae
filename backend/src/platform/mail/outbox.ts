import { setTimeout as wait } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { join } from 'node:path';
import { Config } from '../../config/index.js';
import { errorCode } from '../errors/index.js';
import { Gate } from '../limits/index.js';
import { type Carrier, fileCarrier, smtpCarrier } from './carriers.js';
import type { Mail } from './mail.js';

const RETRY_AFTER_MS = [1_000, 5_000, 30_000, 2 * 60_000, 10 * 60_000, 30 * 60_000];
/** Mails under way; beyond, with a mail server that is away and many who ask, further ones are dropped. */
const MAX_UNDER_WAY = 1_000;
/** Kept free for others of the few connections to the database. */
const WRITTEN_AT_ONCE = 2;
const PATIENCE_MS = 60_000;
const LAST_CHANCE_MS = 5_000;

/**
 * Mails on their way out. Nobody waits for them: they are written and sent after what they are about was committed and
 * answered, and tried again while a database or a mail server is away.
 *
 * They are kept in memory alone, as what is in them lets people into accounts: an instance that stops gives those a few
 * seconds that are under way, and drops the rest; people can ask for another. For the same reason the log knows nothing
 * of a mail but its kind and where it went: no address, no link, no words.
 */
@Injectable()
export class Outbox implements OnModuleInit, BeforeApplicationShutdown {
  private readonly logger = new Logger(Outbox.name);
  private readonly carrier: Carrier;
  private readonly closing = new AbortController();
  private readonly underWay = new Set<Promise<void>>();
  private readonly writing = new Gate({ atOnce: WRITTEN_AT_ONCE, waiting: 0, patienceMs: PATIENCE_MS });

  constructor(private readonly config: Config) {
    const { smtpUrl, from } = config.mail;
    this.carrier = smtpUrl !== null && from !== null ? smtpCarrier(smtpUrl, from) : fileCarrier(this.folder);
  }

  onModuleInit(): void {
    const { environment, mail, http } = this.config;
    if (environment !== 'production') return;
    if (mail.smtpUrl === null) {
      this.logger.warn(
        `SMTP_URL is not set: mails that reset passwords and confirm addresses are written to ${this.folder}.`,
      );
    }
    if (http.publicUrl === null) {
      this.logger.warn(
        'PUBLIC_URL is not set: links in mails lead to this machine alone. Set it to the address of the page.',
      );
    }
  }

  /**
   * Takes on a mail, and returns at once.
   *
   * @param kind for the log
   * @param write makes the mail, or `null` when there is nothing to say; called later, once more where it fails
   */
  post(kind: string, write: () => Promise<Mail | null>): void {
    if (this.underWay.size >= MAX_UNDER_WAY) {
      this.logger.warn({ kind }, 'too many mails wait to be sent; this one is dropped');
      return;
    }
    const sending = this.deliver(kind, write).finally(() => this.underWay.delete(sending));
    this.underWay.add(sending);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.closing.abort();
    const patience = wait(LAST_CHANCE_MS, undefined, { ref: false });
    await Promise.race([Promise.all(this.underWay), patience]);
    this.carrier.close();
  }

  /** Never throws. */
  private async deliver(kind: string, write: () => Promise<Mail | null>): Promise<void> {
    let mail: Mail | null | undefined;
    for (const delay of [...RETRY_AFTER_MS, null]) {
      try {
        mail ??= await this.writing.run(write);
        if (!mail) return;
        this.logger.log(`a mail (${kind}) went out: ${await this.carrier.carry(mail)}`);
        return;
      } catch (error) {
        const reason = errorCode(error) ?? (error instanceof Error ? error.name : 'unknown');
        if (delay === null || this.closing.signal.aborted) {
          this.logger.error({ kind, reason }, 'a mail could not be sent; it is given up');
          return;
        }
        this.logger.warn({ kind, reason }, 'a mail could not be sent; it is tried again');
        await wait(delay, undefined, { signal: this.closing.signal, ref: false }).catch(() => undefined);
      }
    }
  }

  private get folder(): string {
    return join(this.config.dataDir, 'mails');
  }
}
