import { isDeepStrictEqual } from 'node:util';

/** The values that an import wrote, stored to recognise later corrections by people. */
export interface Imported {
  readonly values: Readonly<Record<string, unknown>>;
  readonly doubts: readonly string[];
}

export interface Merged<Values> {
  readonly values: Values;
  readonly doubts: readonly string[];
  /** Corrected fields that the import left alone, although the file has another value. */
  readonly kept: readonly (keyof Values)[];
}

/**
 * Merges a new import with the stored venue, field by field: a field that still has the last imported value takes the
 * new value; any other field was corrected by a person and stays. A doubt that a person settled returns only when it
 * is new.
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
