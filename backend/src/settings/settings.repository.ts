import { Injectable } from '@nestjs/common';
import type { ServerSettings } from '@parley/contracts';
import { DataSource } from 'typeorm';
import type { Transaction } from '../platform/database/index.js';

const COLUMNS = `registration, guests, room_creation AS "roomCreation", retention_days AS "retentionDays"`;

/** The one row of settings. */
@Injectable()
export class SettingsRepository {
  constructor(private readonly dataSource: DataSource) {}

  async read(): Promise<ServerSettings> {
    return theOne(await this.dataSource.query<ServerSettings[]>(`SELECT ${COLUMNS} FROM settings`));
  }

  /** As they are, and stay until the end of the transaction. */
  async lock(tx: Transaction): Promise<ServerSettings> {
    return theOne(await tx.query<ServerSettings[]>(`SELECT ${COLUMNS} FROM settings FOR UPDATE`));
  }

  async write(tx: Transaction, settings: ServerSettings): Promise<void> {
    const { registration, guests, roomCreation, retentionDays } = settings;
    await tx.query(
      'UPDATE settings SET registration = $1, guests = $2, room_creation = $3, retention_days = $4',
      [registration, guests, roomCreation, retentionDays],
    );
  }
}

function theOne(rows: readonly ServerSettings[]): ServerSettings {
  const [row] = rows;
  if (!row) throw new Error('the row of settings is gone');
  return row;
}
