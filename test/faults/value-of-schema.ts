import fc from 'fast-check';
import { uuidv7 } from '../../server/kernel/ids.ts';

/** What of JSON Schema our contracts use. */
export interface Schema {
  type?: string | string[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  items?: Schema;
  prefixItems?: Schema[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  format?: string;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
}

/** Values that exist in the venue, by the name of the field that holds such a one. */
export type Known = Readonly<Record<string, readonly unknown[]>>;

/** Values that mostly fit the schema; a field whose name is known often holds something that exists. */
export function valueOfSchema(schema: Schema, known: Known, name = ''): fc.Arbitrary<unknown> {
  const fitting = fittingValue(schema, known, name);
  const existing = known[name];
  return existing?.length ? fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...existing) }, fitting) : fitting;
}

function fittingValue(schema: Schema, known: Known, name: string): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map((choice) => valueOfSchema(choice, known, name)));
  if (schema.allOf) return valueOfSchema(Object.assign({}, ...schema.allOf), known, name);
  const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? []);
  return fc.oneof(...(types.length > 0 ? types : ['object']).map((type) => valueOfType(type, schema, known, name)));
}

function valueOfType(type: string, schema: Schema, known: Known, name: string): fc.Arbitrary<unknown> {
  const { minimum = -1000, maximum = 1000 } = schema;
  switch (type) {
    case 'null':
      return fc.constant(null);
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.integer({ min: Math.ceil(minimum), max: Math.min(Math.floor(maximum), minimum + 10_000) });
    case 'number':
      return fc.double({ min: minimum, max: maximum, noNaN: true });
    case 'array':
      return valueOfArray(schema, known, name);
    case 'object':
      return valueOfObject(schema, known);
    default:
      return textOfSchema(schema);
  }
}

function valueOfArray(schema: Schema, known: Known, name: string): fc.Arbitrary<unknown[]> {
  if (schema.prefixItems) return fc.tuple(...schema.prefixItems.map((item) => valueOfSchema(item, known)));
  const min = schema.minItems ?? 0;
  const item = valueOfSchema(schema.items ?? {}, known, name.replace(/s$/, ''));
  return fc.array(item, { minLength: min, maxLength: Math.min(schema.maxItems ?? 4, min + 3) });
}

function valueOfObject(schema: Schema, known: Known): fc.Arbitrary<unknown> {
  const { properties = {}, required = [], additionalProperties } = schema;
  const fields = Object.entries(properties).map(([name, field]) => [name, valueOfSchema(field, known, name)] as const);
  const object = fc.record(Object.fromEntries(fields), { requiredKeys: required.filter((name) => name in properties) });
  if (typeof additionalProperties !== 'object') return object;
  const others = fc.dictionary(fc.constantFrom('en', 'zh-CN', 'ar', 'x'), valueOfSchema(additionalProperties, known), {
    maxKeys: 2,
  });
  return fc.tuple(others, object).map(([other, own]) => ({ ...other, ...own }));
}

/** Made once: to take the pattern apart costs more than all values of it. */
const slug = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,20}$/);

function textOfSchema({ format, pattern, minLength = 0, maxLength = 40 }: Schema): fc.Arbitrary<string> {
  if (format === 'uuid') return fc.oneof(fc.uuid(), fc.date({ min: new Date(0), max: new Date() }).map(uuidv7));
  if (format === 'date-time') {
    return fc
      .date({ min: new Date('1970-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
      .map((at) => at.toISOString());
  }
  if (format === 'email') return fc.emailAddress();
  if (pattern?.startsWith('^[a-z0-9]')) return slug;
  if (pattern?.includes('[01]')) return fc.constantFrom('00:00', '08:30', '23:59');
  const max = Math.min(maxLength, Math.max(minLength, 40));
  return fc.string({ unit: 'grapheme', minLength: Math.min(minLength, max), maxLength: max });
}
