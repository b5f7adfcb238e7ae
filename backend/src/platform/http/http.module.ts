import { Module } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { strictValidation } from '../validation/index.js';
import { Drain } from './drain.js';
import { ProblemFilter } from './problem.filter.js';

/** Validation and errors of every REST call. */
@Module({
  providers: [
    Drain,
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_PIPE, useFactory: strictValidation },
  ],
})
export class HttpModule {}
