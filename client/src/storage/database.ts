type Table = IDBObjectStore;

/**
 * IndexedDB with promises: as much of it as a few tables need. The libraries for this are thirty times as large, and
 * whoever comes for the first time waits for them before anything else.
 *
 * Opens at its first use. Where the browser closes it, or a newer version of the page wants to change its tables, the next
 * use opens it again.
 */
export class Database {
  private opened: Promise<IDBDatabase> | null = null;

  constructor(
    private readonly name: string,
    private readonly version: number,
    /** Makes the tables. `from` is the version that the device has, 0 for none. */
    private readonly upgrade: (database: IDBDatabase, from: number) => void,
  ) {}

  read<T>(table: string, work: (table: Table) => Promise<T>): Promise<T> {
    return this.run([table], 'readonly', ([only]) => work(only!));
  }

  /**
   * One transaction over all tabs; resolves when it is stored. It ends when nothing is asked of the table any more, so that
   * `work` must wait for nothing but the table's answers.
   */
  write<T>(table: string, work: (table: Table) => Promise<T>): Promise<T> {
    return this.run([table], 'readwrite', ([only]) => work(only!));
  }

  /** The same over several tables, given in the order named: all of it is stored, or nothing. */
  writeTogether<T>(tables: readonly string[], work: (tables: Table[]) => Promise<T>): Promise<T> {
    return this.run(tables, 'readwrite', work);
  }

  async close(): Promise<void> {
    const { opened } = this;
    this.opened = null;
    (await opened?.catch(() => null))?.close();
  }

  private async run<T>(
    tables: readonly string[],
    mode: IDBTransactionMode,
    work: (tables: Table[]) => Promise<T>,
  ): Promise<T> {
    const transaction = await this.begin(tables, mode);
    const stored = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error ?? new Error(`${tables.join()} was not stored`));
    });
    const [result] = await Promise.all([work(tables.map((table) => transaction.objectStore(table))), stored]);
    return result;
  }

  private async begin(tables: readonly string[], mode: IDBTransactionMode): Promise<IDBTransaction> {
    const database = await this.open();
    try {
      return database.transaction([...tables], mode);
    } catch {
      // Closed behind our back, and not by us.
      this.opened = null;
      return (await this.open()).transaction([...tables], mode);
    }
  }

  private open(): Promise<IDBDatabase> {
    this.opened ??= this.connect().catch((error: unknown) => {
      this.opened = null;
      throw error;
    });
    return this.opened;
  }

  private async connect(): Promise<IDBDatabase> {
    const request = indexedDB.open(this.name, this.version);
    request.onupgradeneeded = ({ oldVersion }) => this.upgrade(request.result, oldVersion);
    const database = await answerOf(request);
    // Held on to, it would keep a newer page in another tab from starting.
    database.onversionchange = () => {
      this.opened = null;
      database.close();
    };
    database.onclose = () => (this.opened = null);
    return database;
  }
}

/** What the database says to one request. */
export function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the database refused'));
  });
}
