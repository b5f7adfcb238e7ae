import type { TestDatabase } from '../../support/index.js';

/** Moved by being there alone; what is counted in `stats…` is written by time, not by who asks. */
const SIGNS_OF_LIFE = ['last_seen_at', 'last_used_at'];

/** What follows the messages a moment later, whoever asks for what; and the log itself. */
const BY_THEMSELVES = ['message_search', 'search_progress', 'seen_changes']
  .map((name) => `'${name}'`)
  .join(', ');

export interface Change {
  readonly place: number;
  readonly table: string;
  readonly row: string;
}

/** Everything that anybody changes in any table from its making on, so that it can be said that nothing was. */
export class ChangeLog {
  private constructor(private readonly database: TestDatabase) {}

  static async of(database: TestDatabase): Promise<ChangeLog> {
    const but = SIGNS_OF_LIFE.map((column) => `- '${column}'`).join(' ');
    await database.query(`
      CREATE UNLOGGED TABLE seen_changes (place bigserial PRIMARY KEY, in_table text, row text);
      CREATE FUNCTION see_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF TG_OP = 'UPDATE' AND to_jsonb(NEW) ${but} = to_jsonb(OLD) ${but} THEN RETURN NULL; END IF;
          INSERT INTO seen_changes (in_table, row) VALUES (
            TG_TABLE_NAME,
            TG_OP || ' ' || CASE TG_OP WHEN 'DELETE' THEN to_jsonb(OLD) ELSE to_jsonb(NEW) END::text
          );
          RETURN NULL;
        END $$;
      DO $$ DECLARE one record; BEGIN
        FOR one IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN (${BY_THEMSELVES}) AND tablename NOT LIKE 'stats%' LOOP
          EXECUTE format('CREATE TRIGGER see AFTER INSERT OR UPDATE OR DELETE ON %I
                          FOR EACH ROW EXECUTE FUNCTION see_change()', one.tablename);
        END LOOP;
      END $$;`);
    return new ChangeLog(database);
  }

  /** Where the log ends now. */
  async end(): Promise<number> {
    const [row] = await this.database.query<{ place: number | null }>(
      'SELECT max(place)::int AS place FROM seen_changes',
    );
    return row?.place ?? 0;
  }

  /** What was changed since that has one of these ids anywhere in it. */
  async since(place: number, ids: readonly string[]): Promise<Change[]> {
    const changes = await this.database.query<{ place: number; in_table: string; row: string }>(
      'SELECT place::int, in_table, row FROM seen_changes WHERE place > $1 ORDER BY place',
      [place],
    );
    return changes
      .filter(({ row }) => ids.some((id) => row.includes(id)))
      .map(({ in_table, ...change }) => ({ ...change, table: in_table }));
  }
}
