import { Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { DataSource } from 'typeorm';

/** How the pool of connections to PostgreSQL is used now. */
@Injectable()
export class PoolState {
  constructor(private readonly dataSource: DataSource) {}

  read(): { size: number; idle: number; waiting: number } {
    const { driver } = this.dataSource;
    const pool = 'master' in driver ? (driver.master as Pool | undefined) : undefined;
    return { size: pool?.totalCount ?? 0, idle: pool?.idleCount ?? 0, waiting: pool?.waitingCount ?? 0 };
  }
}
