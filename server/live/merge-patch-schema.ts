/** JSON Schema as it is built here: draft 7, without references. */
export type JsonSchema = { readonly [keyword: string]: unknown };

const isSchema = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * What a merge patch (RFC 7396) on such a state may hold: of an object any of its members, each changed, or null where
 * it is gone; all else is replaced whole.
 */
export function patchSchemaOf(schema: JsonSchema): JsonSchema {
  const { required: _, anyOf, oneOf, properties, additionalProperties, ...rest } = schema;
  const options = [anyOf, oneOf].filter(Array.isArray).flat().filter(isSchema);
  return {
    ...rest,
    ...(options.length > 0 && { anyOf: patchesOf(options) }),
    ...(isSchema(properties) && { properties: mapMembers(properties, orAnything) }),
    ...(additionalProperties !== undefined && {
      additionalProperties: isSchema(additionalProperties) ? orGone([additionalProperties]) : additionalProperties,
    }),
  };
}

/** From one kind of object to another a patch holds what is new, and null for what only the one before had. */
function patchesOf(options: readonly JsonSchema[]): JsonSchema[] {
  const objects = options.filter(({ properties }) => isSchema(properties));
  const others = options.filter((option) => !objects.includes(option)).map(patchSchemaOf);
  if (objects.length < 2) return [...objects.map(patchSchemaOf), ...others];
  const members: Record<string, JsonSchema[]> = {};
  for (const { properties } of objects) {
    for (const [name, member] of Object.entries(Object(properties))) {
      if (isSchema(member)) members[name] = [...(members[name] ?? []), member];
    }
  }
  const isClosed = objects.every(({ additionalProperties }) => additionalProperties === false);
  const merged = {
    ...{ type: 'object', properties: mapMembers(members, orGone) },
    ...(isClosed && { additionalProperties: false }),
  };
  return [merged, ...others];
}

const orGone = (options: readonly JsonSchema[]): JsonSchema => ({ anyOf: [...patchesOf(options), { type: 'null' }] });

/** A member may also be `true`: whatever it is. */
const orAnything = (member: unknown): JsonSchema => (isSchema(member) ? orGone([member]) : {});

function mapMembers<Member>(members: { readonly [name: string]: Member }, change: (member: Member) => JsonSchema) {
  return Object.fromEntries(Object.entries(members).map(([name, member]) => [name, change(member)]));
}
