import { isDeepStrictEqual } from 'node:util';

/** What an import wrote of a venue, remembered to tell a person's correction from an older import. */
export interface Imported {
  readonly values: Readonly<Record<string, unknown>>;
  readonly doubts: readonly string[];
}

export interface Merged<Values> {
  readonly values: Values;
  readonly doubts: readonly string[];
  /** Fields that a person corrected and the import therefore left alone, though the file says otherwise. */
  readonly kept: readonly (keyof Values)[];
}

/**
 * A new import over what stands, field by field: what still is as the last import wrote it takes the file's new value;
 * what differs was corrected by a person and stays. Doubts that a person settled come back only when they are new.
 */
export function mergeImport<Values extends object>(
  standing: { values: Values; doubts: readonly string[] },
  last: Imported,
  file: { values: Values; doubts: readonly string[] },
): Merged<Values> {
  const kept: (keyof Values)[] = [];
  const values = { ...standing.values };
  for (const field of Object.keys(file.values) as (keyof Values)[]) {
    const isCorrected = !isDeepStrictEqual(standing.values[field], last.values[field as string] ?? null);
    if (!isCorrected) values[field] = file.values[field];
    else if (!isDeepStrictEqual(standing.values[field], file.values[field])) kept.push(field);
  }
  const gone = new Set(last.doubts.filter((doubt) => !file.doubts.includes(doubt)));
  const fresh = file.doubts.filter((doubt) => !last.doubts.includes(doubt) && !standing.doubts.includes(doubt));
  return { values, kept, doubts: [...standing.doubts.filter((doubt) => !gone.has(doubt)), ...fresh] };
}
