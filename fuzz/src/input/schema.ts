import type { Random } from '../random.js';
import type { Scene } from '../world/scene.js';
import { plainText } from './texts.js';

/** As much of JSON Schema as the contract's schemas and the OpenAPI document use. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxItems?: number;
  readonly format?: string;
}

export type Schemas = Readonly<Record<string, Schema>>;

/**
 * Makes values that a schema allows. What no schema says (which id is whose, how long a name may be) is known by the
 * names of fields, so that a good part of what is made is accepted.
 */
export class ValidValues {
  constructor(
    private readonly schemas: Schemas,
    private readonly scene: Scene,
    private readonly random: Random,
  ) {}

  /** @param name of the field that it is for */
  of(schema: Schema, name: string): unknown {
    const { random } = this;
    if (schema.$ref !== undefined) return this.referred(schema.$ref, name);
    if ('const' in schema) return schema.const;
    if (schema.enum) return random.pick(schema.enum);
    const choices = schema.anyOf ?? schema.oneOf;
    if (choices) return this.of(random.pick(choices), name);
    if (schema.allOf) return Object.assign({}, ...schema.allOf.map((part) => this.of(part, name))) as unknown;
    switch (typeof schema.type === 'string' ? schema.type : random.pick(schema.type ?? ['string'])) {
      case 'object':
        return this.object(schema);
      case 'array':
        return Array.from({ length: random.between(0, Math.min(schema.maxItems ?? 3, 3)) }, () =>
          this.of(schema.items ?? {}, name.replace(/s$/, '')),
        );
      case 'integer':
      case 'number':
        return random.between(schema.minimum ?? 0, Math.min(schema.maximum ?? 40, 40));
      case 'boolean':
        return random.chance(0.5);
      case 'null':
        return null;
      default:
        return this.text(name, schema);
    }
  }

  private referred(reference: string, name: string): unknown {
    const target = reference.split('/').at(-1) ?? '';
    if (target === 'Id') return this.scene.idFor(name, this.random);
    if (target === 'Timestamp') return this.time();
    const schema = this.schemas[target];
    if (!schema) throw new Error(`There is no schema ${reference}.`);
    return this.of(schema, name);
  }

  private object(schema: Schema): unknown {
    const required = new Set(schema.required);
    const entries = Object.entries(schema.properties ?? {}).filter(
      ([name]) => required.has(name) || this.random.chance(0.5),
    );
    return Object.fromEntries(entries.map(([name, inner]) => [name, this.of(inner, name)]));
  }

  private time(): string {
    return new Date(Date.now() + this.random.between(-3_600_000, 86_400_000)).toISOString();
  }

  private text(name: string, schema: Schema): string {
    const { random, scene } = this;
    if (schema.format === 'uuid' || /id$/i.test(name)) return scene.idFor(name, random);
    switch (name) {
      case 'email':
        return `${scene.freshName(random)}@example.com`;
      case 'username':
        return scene.freshName(random);
      case 'login':
        return random.chance(0.5) ? scene.self.username : scene.freshName(random);
      case 'password':
      case 'current':
      case 'next':
        return random.chance(0.5) ? scene.password : plainText(random, 4);
      case 'name':
      case 'displayName':
        return `${plainText(random).slice(0, 30)} ${random.between(1, 1e9)}`.replace(/[*`]/g, '');
      case 'emoji':
        return random.pick(['👍', '❤️', '👨‍👩‍👧‍👦']);
      case 'code':
        return 'AbCdEfGhIjKlMnOpQrStUv';
      case 'accessToken':
        return scene.self.token;
      default:
        return plainText(random);
    }
  }
}
