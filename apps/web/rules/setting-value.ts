/** One field of the form of a setting, as the api describes it. */
export interface SettingFieldShape {
  readonly path: readonly string[];
  readonly kind: 'NUMBER' | 'CHOICE' | 'TIME' | 'NUMBERS' | 'ROWS';
  readonly columns?: readonly { readonly path: readonly string[] }[];
}
/** What is typed into a field: one text, or for ROWS one text for each column of each row. */
export type FieldInput = string | string[][];

type Json = string | number | null | Json[] | { [name: string]: Json };

const isObject = (value: Json): value is { [name: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The part of a value at a path; null when there is none. */
export const partAt = (value: Json, path: readonly string[]): Json =>
  path.reduce<Json>((part, name) => (isObject(part) && Object.hasOwn(part, name) ? part[name]! : null), value);

function withPart(value: Json, path: readonly string[], part: Json): Json {
  const [name, ...rest] = path;
  if (name === undefined) return part;
  const whole = isObject(value) ? value : {};
  return { ...whole, [name]: withPart(whole[name] ?? null, rest, part) };
}

const textOf = (part: Json): string => (part === null ? '' : String(part as string | number));

/** What the field of a value shows. */
export function inputOf({ path, kind, columns = [] }: SettingFieldShape, json: string): FieldInput {
  const part = partAt(JSON.parse(json) as Json, path);
  if (kind === 'NUMBERS') return Array.isArray(part) ? part.map(textOf).join(', ') : '';
  if (kind !== 'ROWS') return textOf(part);
  const rows = Array.isArray(part) ? part : [];
  return rows.map((row) => columns.map((column) => textOf(partAt(row, column.path))));
}

/** A number as people type it, with a comma or a point; NaN when it is none. */
export const numberOf = (text: string): number => {
  const plain = text.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.');
  return plain === '' ? Number.NaN : Number(plain);
};

/** The number that was typed; the text itself when it is none, which the api then refuses and names the field of. */
const typed = (text: string): number | string => {
  const value = numberOf(text);
  return Number.isFinite(value) ? value : text;
};

function partOf({ kind, columns = [] }: SettingFieldShape, input: FieldInput): Json {
  if (typeof input !== 'string')
    return input.map((row) =>
      columns.reduce<Json>((made, { path }, i) => withPart(made, path, typed(row[i] ?? '')), {}),
    );
  if (kind === 'TIME') return input;
  if (kind !== 'NUMBERS') return typed(input);
  return input
    .split(/[;,\s]+/)
    .filter(Boolean)
    .map(typed);
}

/** The value of a setting from what is typed into its fields, as JSON. */
export const valueOfInputs = (fields: readonly SettingFieldShape[], inputs: readonly FieldInput[]): string =>
  JSON.stringify(
    fields.reduce<Json>((value, field, i) => withPart(value, field.path, partOf(field, inputs[i]!)), null),
  );
