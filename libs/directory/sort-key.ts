import { badInput, decodeCursor } from '#libs/platform';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const fits = {
  number: (part: unknown): part is number => Number.isFinite(part),
  text: (part: unknown): part is string => typeof part === 'string' && part.isWellFormed() && !part.includes('\0'),
  id: (part: unknown): part is string => typeof part === 'string' && uuid.test(part),
};
type Part<Kind> = Kind extends 'number' ? number : string;

/** The sort key in a cursor, checked part by part, for a client may have made it up. @throws BAD_USER_INPUT */
export function sortKeyOf<const Kinds extends readonly (keyof typeof fits)[]>(
  cursor: string,
  ...kinds: Kinds
): { [Index in keyof Kinds]: Part<Kinds[Index]> } {
  const key = decodeCursor(cursor, kinds.length);
  if (kinds.every((kind, index) => fits[kind](key[index])))
    return key as unknown as { [Index in keyof Kinds]: Part<Kinds[Index]> };
  throw badInput('`after` is not a cursor of this list; take it from pageInfo.endCursor.');
}
