import { Injectable } from '@nestjs/common';
import { Histogram } from 'prom-client';
import { Metrics } from './metrics.js';

/** What is measured of storing messages: two observations for each batch, however many messages are in it. */
@Injectable()
export class WriterMeters {
  private readonly batch: Histogram;
  private readonly commit: Histogram;

  constructor(private readonly metrics: Metrics) {
    const registers = [metrics.registry];
    this.batch = new Histogram({
      name: 'parley_message_batch_size',
      help: 'Messages that were stored in one transaction',
      buckets: [1, 2, 5, 10, 25, 50, 100, 250, 500],
      registers,
    });
    this.commit = new Histogram({
      name: 'parley_message_commit_seconds',
      help: 'Time that a batch of messages took to be stored, tries after a failure included',
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers,
    });
  }

  stored(messages: number, ms: number): void {
    this.batch.observe(messages);
    this.commit.observe(ms / 1_000);
  }

  /** @param waiting how many messages have been taken and are in no batch yet */
  watch(waiting: () => number): void {
    this.metrics.gauge('parley_messages_waiting', 'Messages that wait to be stored', waiting);
  }
}
