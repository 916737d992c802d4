import { badInput } from '../graphql/errors.js';
import { decodeCursor } from '../graphql/paging.js';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const isoInstant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/;
const isValid = {
  number: (part: unknown): part is number => Number.isFinite(part),
  text: (part: unknown): part is string => typeof part === 'string' && part.isWellFormed() && !part.includes('\0'),
  instant: (part: unknown): part is string =>
    typeof part === 'string' && isoInstant.test(part) && !Number.isNaN(Date.parse(part)),
  id: (part: unknown): part is string => typeof part === 'string' && uuid.test(part),
};
type Part<Kind> = Kind extends 'number' ? number : string;

/** The sort key in a cursor. Each part is checked, since a client may have forged the cursor. @throws BAD_USER_INPUT */
export function sortKeyOf<const Kinds extends readonly (keyof typeof isValid)[]>(
  cursor: string,
  ...kinds: Kinds
): { [Index in keyof Kinds]: Part<Kinds[Index]> } {
  const key = decodeCursor(cursor, kinds.length);
  if (kinds.every((kind, index) => isValid[kind](key[index])))
    return key as unknown as { [Index in keyof Kinds]: Part<Kinds[Index]> };
  throw badInput('`after` is not a cursor of this list; take it from pageInfo.endCursor.');
}
