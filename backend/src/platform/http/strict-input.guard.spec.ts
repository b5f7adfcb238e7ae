import { expect, test } from '@jest/globals';
import { Controller, createParamDecorator, Post, Query } from '@nestjs/common';
import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host.js';
import { StrictInputGuard } from './strict-input.guard.js';

const guard = new StrictInputGuard();

function send(controller: new () => { call: (...args: never[]) => void }, request: object): () => boolean {
  const context = new ExecutionContextHost([request], controller, controller.prototype.call);
  return () => guard.canActivate(context);
}

test('a call that takes no query and no body refuses both, whatever else it takes', () => {
  // Nest names such decorators at random: among many are names that begin with every digit.
  for (let n = 0; n < 300; n += 1) {
    const Anything = createParamDecorator(() => n);
    @Controller()
    class Things {
      @Post()
      call(@Anything() _anything: number): void {}
    }
    expect(send(Things, { query: { extra: '1' }, body: {} })).toThrow(/extra/);
    expect(send(Things, { query: {}, body: { extra: 1 } })).toThrow(/extra/);
    expect(send(Things, { query: {}, body: [] })).toThrow(/body/);
    expect(send(Things, { query: {}, body: undefined })).not.toThrow();
  }
});

test('what a call takes is left to its DTO', () => {
  @Controller()
  class Things {
    @Post()
    call(@Query() _query: object): void {}
  }
  expect(send(Things, { query: { any: '1' }, body: {} })).not.toThrow();
});
