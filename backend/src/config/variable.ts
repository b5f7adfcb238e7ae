import { z } from 'zod';

/**
 * One environment variable: what it is for, what it is without being set, and which values it takes.
 * `.env.example` and the operations manual list exactly these.
 */
export interface Variable<T> {
  readonly description: string;
  /** As text, or `null` where unset means something of its own, which the description tells. */
  readonly default: string | null;
  /** Completes the sentence "NAME must be …". */
  readonly expected: string;
  /** A value that works, for the sentence that says how to mend a wrong one. */
  readonly example: string;
  /** Its value never appears in a message. */
  readonly secret: boolean;
  readonly schema: z.ZodType<T, string>;
}

interface Text {
  description: string;
  default?: string;
  example?: string;
  secret?: boolean;
}

type Kind<T> = Pick<Variable<T>, 'expected' | 'schema'> & { example: string };

/** A variable that always has a value. */
export function variable<T>(kind: Kind<T>, text: Text & { default: string }): Variable<T> {
  return {
    ...kind,
    description: text.description,
    default: text.default,
    example: text.example ?? text.default,
    secret: text.secret ?? false,
  };
}

/** A variable that may stay unset. */
export function optional<T>(kind: Kind<T>, text: Omit<Text, 'default'>): Variable<T | null> {
  return {
    ...kind,
    description: text.description,
    default: null,
    example: text.example ?? kind.example,
    secret: text.secret ?? false,
  };
}

export function wholeNumber(min: number, max: number): Kind<number> {
  return {
    expected: `a whole number from ${min} to ${max}`,
    example: String(min),
    schema: z
      .string()
      .regex(/^\d{1,15}$/)
      .transform(Number)
      .pipe(z.number().min(min).max(max)),
  };
}

export const flag: Kind<boolean> = {
  expected: 'true or false',
  example: 'true',
  schema: z.enum(['true', 'false']).transform((value) => value === 'true'),
};

export const text: Kind<string> = { expected: 'a text', example: 'text', schema: z.string() };

export function oneOf<const V extends readonly [string, ...string[]]>(values: V): Kind<V[number]> {
  return { expected: `one of ${values.join(', ')}`, example: values[0], schema: z.enum(values) };
}

/** Text that a function turns into the value, or refuses with `undefined`. */
export function parsed<T>(
  expected: string,
  example: string,
  parse: (value: string) => T | undefined,
): Kind<T> {
  const schema = z.string().transform((value, context) => {
    const result = parse(value);
    if (result !== undefined) return result;
    context.addIssue({ code: 'custom', message: expected });
    return z.NEVER;
  });
  return { expected, example, schema };
}
