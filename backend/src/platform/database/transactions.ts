import { setTimeout } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { sqlStateOf } from './sql-state.js';

/** What a service holds of a transaction: opaque to it, passed on to repositories. */
export type Transaction = EntityManager;

const SERIALIZATION_FAILURE = '40001';
const DEADLOCK = '40P01';
const MAX_ATTEMPTS = 5;

@Injectable()
export class Transactions {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Runs the work in one READ COMMITTED transaction and commits, or rolls everything back when it throws.
   * After a deadlock or serialization failure the work is done again from its beginning, up to five times: it must
   * have no effects outside the transaction.
   */
  async run<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.dataSource.transaction('READ COMMITTED', work);
      } catch (error) {
        const state = sqlStateOf(error);
        if (attempt === MAX_ATTEMPTS || (state !== SERIALIZATION_FAILURE && state !== DEADLOCK)) throw error;
        await setTimeout(Math.random() * 20 * attempt);
      }
    }
  }
}
