import { z } from 'astro/zod';

/** One field of a record as the authoring guide and a scaffold show it. */
export interface SchemaField {
  name: string;
  isRequired: boolean;
  type: string;
  description: string;
}

interface JsonSchema {
  type?: string;
  description?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  enum?: unknown[];
  const?: unknown;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
}

/** The fields of an object schema in their order, with what an author may write in each. */
export function listSchemaFields(schema: z.ZodType): SchemaField[] {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
  return toFields(json);
}

/** The shapes of a union of objects, each under the constant of its `type`. */
export function listUnionShapes(
  schema: z.ZodType,
): { type: string; description: string; fields: SchemaField[] }[] {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
  return (json.oneOf ?? json.anyOf ?? []).map((shape) => ({
    type: String(shape.properties?.['type']?.const),
    description: shape.description ?? '',
    fields: toFields(shape).filter(({ name }) => name !== 'type'),
  }));
}

function toFields({ properties = {}, required = [] }: JsonSchema): SchemaField[] {
  return Object.entries(properties).map(([name, field]) => ({
    name,
    isRequired: required.includes(name),
    type: describeType(field),
    description: field.description ?? field.items?.description ?? '',
  }));
}

function describeType(field: JsonSchema): string {
  if (field.const !== undefined) return `\`${String(field.const)}\``;
  if (field.enum) return field.enum.map((value) => `\`${String(value)}\``).join(', ');
  if (field.anyOf ?? field.oneOf) return 'one of several shapes';
  if (field.type === 'array')
    return `list of ${field.items?.properties ? 'objects' : describeType(field.items ?? {})}`;
  if (field.properties) return `{ ${Object.keys(field.properties).join(', ')} }`;
  return field.type ?? 'any';
}
