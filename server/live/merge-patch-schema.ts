/** JSON Schema as it is built here: draft 7, without references. */
export type JsonSchema = { readonly [keyword: string]: unknown };

const isSchema = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * What a merge patch (RFC 7396) on such a state may hold: of an object any of its members, each changed, or null where
 * it is gone; all else is replaced whole.
 */
export function patchSchemaOf(schema: JsonSchema): JsonSchema {
  const { required: _, ...rest } = schema;
  const patched: Record<string, unknown> = { ...rest };
  for (const keyword of ['anyOf', 'oneOf', 'allOf']) {
    const options = schema[keyword];
    // A patch may fit several options at once.
    if (Array.isArray(options)) {
      delete patched[keyword];
      patched[keyword === 'oneOf' ? 'anyOf' : keyword] = options.filter(isSchema).map(patchSchemaOf);
    }
  }
  const { properties, additionalProperties } = schema;
  if (isSchema(properties)) {
    patched.properties = Object.fromEntries(
      Object.entries(properties).map(([name, member]) => [name, isSchema(member) ? orGone(member) : member]),
    );
  }
  if (isSchema(additionalProperties)) patched.additionalProperties = orGone(additionalProperties);
  return patched;
}

const orGone = (member: JsonSchema): JsonSchema => ({ anyOf: [patchSchemaOf(member), { type: 'null' }] });
