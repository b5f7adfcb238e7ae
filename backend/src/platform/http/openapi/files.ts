import { ApiBody, ApiConsumes, ApiResponse } from '@nestjs/swagger';
import { applyDecorators } from '@nestjs/common';

const FORM = {
  type: 'object',
  properties: { file: { type: 'string', format: 'binary' } },
  required: ['file'],
};

/** The call takes a form with one file, in the field `file`. */
export function TakesFile(): MethodDecorator {
  return applyDecorators(
    ApiConsumes('multipart/form-data'),
    ApiBody({ required: true, schema: FORM, examples: { file: { value: { file: '(the file)' } } } }),
  );
}

/** The answer is a JSON file, to be saved. */
export function AnswersExport(): MethodDecorator {
  const content = {
    'application/json': { schema: { type: 'object' }, example: { exportedAt: '2026-11-21T09:00:00.000Z' } },
  };
  return ApiResponse({ status: 200, description: 'The file', content });
}

/** The answer is the content of a file, or with `Range` a part of it. */
export function AnswersFile(mime = '*/*'): MethodDecorator {
  const content = { [mime]: { schema: { type: 'string', format: 'binary' }, example: '(the file)' } };
  return applyDecorators(
    ApiResponse({ status: 200, description: 'The file', content }),
    ApiResponse({ status: 206, description: 'The part that `Range` asks for', content }),
    ApiResponse({ status: 304, description: 'What `If-None-Match` names is still it' }),
    ApiResponse({ status: 416, description: 'There is no such part; `Content-Range` tells the size' }),
  );
}
