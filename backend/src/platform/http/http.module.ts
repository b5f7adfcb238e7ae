import { Module } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { strictValidation } from '../validation/index.js';
import { Drain } from './drain.js';
import { ProblemFilter } from './problem.filter.js';
import { StrictInputInterceptor } from './strict-input.interceptor.js';

/** Validation and errors of every REST call. */
@Module({
  providers: [
    Drain,
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_PIPE, useFactory: strictValidation },
    { provide: APP_INTERCEPTOR, useClass: StrictInputInterceptor },
  ],
})
export class HttpModule {}
