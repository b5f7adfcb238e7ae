import { type FieldTree, submit, type TreeValidationResult } from '@angular/forms/signals';
import { ChatError } from '@parley/client';
import { failureCode, failureWords } from '../parley/failures';

/**
 * Sends a form: what is wrong with it is shown and focused; what the server refuses is shown beside the field that it
 * names, and otherwise as an error of the form itself (`formError`). Resolves with whether it was done.
 */
export async function sendForm<T extends Record<string, unknown>>(
  form: FieldTree<T>,
  ask: (value: T) => Promise<unknown>,
): Promise<boolean> {
  // An error for a missing value waits for the person to type, or to try to go on, which is now.
  for (const [, field] of form) field?.().markAsDirty();
  const done = await submit(form, {
    action: async () => {
      try {
        await ask(form().value());
        return undefined;
      } catch (error) {
        return refusal(form, error);
      }
    },
  });
  if (!done) showFirstError(form);
  return done;
}

/** Why the server refused a form as a whole. */
export interface FormRefusal {
  /** In words. */
  message: string;
  /** When it is worth trying again, in milliseconds of `Date.now()`; `null` where nobody has to wait. */
  retryAt: number | null;
}

export function formRefusal<T>(form: FieldTree<T>): FormRefusal | null {
  const error = form()
    .errors()
    .find(({ kind }) => kind === 'server');
  if (!error) return null;
  const retryAt = 'retryAt' in error && typeof error.retryAt === 'number' ? error.retryAt : null;
  return { message: error.message ?? '', retryAt };
}

/** What is wrong with the form as a whole, in words. */
export function formError<T>(form: FieldTree<T>): string | null {
  return formRefusal(form)?.message ?? null;
}

function refusal<T extends Record<string, unknown>>(
  form: FieldTree<T>,
  error: unknown,
): TreeValidationResult {
  if (failureCode(error) === null) console.error(error);
  const fields = error instanceof ChatError ? error.fieldErrors : [];
  const named = fields.flatMap(({ path, message }) => {
    const fieldTree = (form as Partial<Record<string, FieldTree<unknown>>>)[path];
    return fieldTree ? [{ kind: 'server', message: asSentence(message), fieldTree }] : [];
  });
  if (named.length > 0) return named;
  return [{ kind: 'server', message: failureWords(error), fieldTree: form, ...waitOf(error) }];
}

function waitOf(error: unknown): { retryAt?: number } {
  const wait = error instanceof ChatError && error.code === 'RATE_LIMITED' ? error.retryAfterMs : null;
  return wait === null ? {} : { retryAt: Date.now() + wait };
}

/** `taken by somebody else` → `Taken by somebody else.` */
function asSentence(text: string): string {
  const started = text.charAt(0).toLocaleUpperCase() + text.slice(1);
  return /[.!?…]$/.test(started) ? started : `${started}.`;
}

function showFirstError<T>(form: FieldTree<T>): void {
  const [first] = form()
    .errorSummary()
    .flatMap(({ fieldTree }) => fieldTree().formFieldBindings());
  first?.focus();
}
