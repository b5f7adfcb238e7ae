import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** What is known of one address. Without a title: that there is nothing to show. */
export interface PreviewRow {
  id: string;
  title: string | null;
  description: string | null;
  site_name: string | null;
  has_picture: boolean;
}

export interface NewPreview {
  readonly id: string;
  readonly url: string;
  readonly title: string | null;
  readonly description: string | null;
  readonly siteName: string | null;
  readonly picture: Buffer | null;
  readonly keptMs: number;
}

const COLUMNS = 'id, title, description, site_name, picture IS NOT NULL AS has_picture';

/**
 * One row for each address, found by its hash: addresses are long, and some hold what is nobody's business in a table
 * that belongs to nobody.
 */
@Injectable()
export class LinkPreviewsRepository {
  constructor(private readonly dataSource: DataSource) {}

  async find(url: string): Promise<PreviewRow | null> {
    const rows = await this.dataSource.query<PreviewRow[]>(
      `SELECT ${COLUMNS} FROM link_previews WHERE url_hash = $1 AND expires_at > now()`,
      [hashOf(url)],
    );
    return rows[0] ?? null;
  }

  async save({ id, url, title, description, siteName, picture, keptMs }: NewPreview): Promise<PreviewRow> {
    const rows = await this.dataSource.query<PreviewRow[]>(
      `INSERT INTO link_previews (url_hash, id, title, description, site_name, picture, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, now() + $7 * interval '1 millisecond')
       ON CONFLICT (url_hash) DO UPDATE
          SET id = excluded.id, title = excluded.title, description = excluded.description,
              site_name = excluded.site_name, picture = excluded.picture, expires_at = excluded.expires_at
       RETURNING ${COLUMNS}`,
      [hashOf(url), id, title, description, siteName, picture, keptMs],
    );
    const [row] = rows;
    if (!row) throw new Error('what was written is not there');
    return row;
  }

  async picture(id: string): Promise<Buffer | null> {
    const rows = await this.dataSource.query<{ picture: Buffer | null }[]>(
      'SELECT picture FROM link_previews WHERE id = $1',
      [id],
    );
    return rows[0]?.picture ?? null;
  }

  async deleteExpired(): Promise<void> {
    await this.dataSource.query(`DELETE FROM link_previews WHERE expires_at < now() - interval '1 day'`);
  }
}

function hashOf(url: string): Buffer {
  return createHash('sha256').update(url).digest();
}
