import fc from 'fast-check';
import type { Asker } from '../../server/kernel/permission.contract.ts';
import { oddText, oddValue } from './odd-values.ts';
import { type Known, type Schema, valueOfSchema } from './value-of-schema.ts';

interface Parameter {
  in: 'path' | 'query' | 'header';
  name: string;
  schema: Schema;
}

/** One operation of the OpenAPI document. */
export interface Operation {
  readonly method: string;
  readonly path: string;
  /** As the table of permissions says. */
  readonly permission: string;
  readonly whoMay: readonly Asker[];
  readonly parameters: Parameter[];
  readonly bodies: Record<string, { schema?: Schema }>;
  readonly bodyLimitBytes: number | undefined;
}

interface OpenApiOperation {
  'x-permission': string;
  'x-who-may': Asker[];
  'x-body-limit-bytes'?: number;
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema?: Schema }> };
}

export interface OpenApiDocument {
  paths: Record<string, Record<string, OpenApiOperation>>;
}

export const operationsOf = ({ paths }: OpenApiDocument): Operation[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      permission: operation['x-permission'],
      whoMay: operation['x-who-may'],
      parameters: operation.parameters ?? [],
      bodies: operation.requestBody?.content ?? {},
      bodyLimitBytes: operation['x-body-limit-bytes'],
    })),
  );

/** An address of the operation: ids that exist, ids that could, and odd texts in path and query. */
export function addressOf({ path, parameters }: Operation, known: Known): fc.Arbitrary<string> {
  const valueFor = ({ name, schema }: Parameter) =>
    fc.oneof(
      { weight: 5, arbitrary: valueOfSchema(schema, known, name).map(String) },
      { weight: 2, arbitrary: oddText },
    );
  const inPath = parameters.filter((parameter) => parameter.in === 'path');
  const inQuery = parameters.filter((parameter) => parameter.in === 'query');
  return fc
    .tuple(
      fc.tuple(...inPath.map(valueFor)),
      fc
        .subarray(inQuery)
        .chain((chosen) => fc.tuple(...chosen.map((one) => valueFor(one).map((value) => [one.name, value])))),
      fc.option(fc.tuple(fc.constantFrom('limit', 'after', 'x', '__proto__', 'a[b]'), oddText), { freq: 6 }),
    )
    .map(([values, query, extra]) => {
      const filled = inPath.reduce((at, { name }, n) => at.replace(`{${name}}`, encode(values[n] ?? '')), path);
      const pairs = [...query, ...(extra ? [extra] : [])].map(
        ([name = '', value = '']) => `${encode(name)}=${encode(value)}`,
      );
      return pairs.length > 0 ? `${filled}?${pairs.join('&')}` : filled;
    });
}

/** Not even encodeURIComponent takes half a surrogate pair; an empty part would be another address. */
const encode = (text: string): string => encodeURIComponent(text.toWellFormed()) || '%20';

/** A value with something in it changed, left out or added, at any depth. */
export function spoiled(value: unknown): fc.Arbitrary<unknown> {
  const paths = pathsOf(value, []);
  return fc
    .tuple(fc.constantFrom(...paths), oddValue, fc.constantFrom('change', 'drop', 'add'))
    .map(([path, odd, how]) => spoilAt(structuredClone(value), path, odd, how));
}

function pathsOf(value: unknown, path: string[]): string[][] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, part]) => pathsOf(part, [...path, key]))];
}

function spoilAt(value: unknown, path: readonly string[], odd: unknown, how: string): unknown {
  const [key, ...rest] = path;
  if (key === undefined || typeof value !== 'object' || value === null) {
    if (how !== 'add' || typeof value !== 'object' || value === null) return odd;
    return Array.isArray(value) ? [...value, odd] : { ...value, added: odd };
  }
  const holder = value as Record<string, unknown>;
  if (how === 'drop' && rest.length === 0) delete holder[key];
  else holder[key] = spoilAt(holder[key], rest, odd, how);
  return value;
}
