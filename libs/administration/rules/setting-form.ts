import { z } from 'zod';

export const FIELD_KINDS = ['NUMBER', 'CHOICE', 'TIME', 'NUMBERS', 'ROWS'] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

/** One field of the form of a setting. */
export interface FormField {
  /** Where its value stands in the value of the setting; empty when it is the whole value. */
  readonly path: readonly string[];
  readonly kind: FieldKind;
  readonly minimum: number | null;
  readonly maximum: number | null;
  readonly wholeNumbers: boolean;
  readonly choices: readonly string[];
  /** The fields of one row of ROWS. */
  readonly columns: readonly FormField[];
}

/** The part of JSON Schema that settings are declared with. */
interface JsonSchema {
  readonly type?: string;
  readonly enum?: readonly (string | number)[];
  readonly const?: string | number;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly propertyNames?: { readonly enum?: readonly string[] };
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema;
}

const field = (path: readonly string[], kind: FieldKind, { type, minimum, maximum }: JsonSchema): FormField => ({
  path,
  kind,
  minimum: minimum ?? null,
  maximum: maximum ?? null,
  wholeNumbers: type === 'integer',
  choices: [],
  columns: [],
});

function fieldsOf(schema: JsonSchema, path: readonly string[]): FormField[] {
  if (schema.enum) return [{ ...field(path, 'CHOICE', schema), choices: schema.enum.map(String) }];
  if (schema.type === 'integer' || schema.type === 'number') return [field(path, 'NUMBER', schema)];
  if (schema.type === 'string' && schema.pattern) return [field(path, 'TIME', schema)];
  if (schema.type === 'array' && schema.items?.type === 'object')
    return [{ ...field(path, 'ROWS', {}), columns: fieldsOf(schema.items, []) }];
  if (schema.type === 'array' && schema.items) return [field(path, 'NUMBERS', schema.items)];
  if (schema.type === 'object' && schema.properties)
    return Object.entries(schema.properties).flatMap(([name, part]) => fieldsOf(part, [...path, name]));
  const { propertyNames, additionalProperties } = schema;
  if (propertyNames?.enum && typeof additionalProperties === 'object')
    return propertyNames.enum.flatMap((name) => fieldsOf(additionalProperties, [...path, name]));
  throw new Error(`No form field shows ${JSON.stringify(schema)}`);
}

/** The form of a setting, derived from its schema. @throws for a schema that no field can show */
export const settingForm = (schema: z.ZodType): FormField[] => fieldsOf(z.toJSONSchema(schema) as JsonSchema, []);
