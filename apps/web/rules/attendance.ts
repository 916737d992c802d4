/** What the staff noted about one person: null until they say whether the person came. */
export interface Choice {
  came: boolean | null;
  certify: boolean;
}

/** The api takes this many at once. */
const MOST_AT_ONCE = 100;

/** What is sent about the people of a session, by the id of their place; a certificate only for people who came. */
export function attendanceBatches(
  choices: ReadonlyMap<string, Choice>,
): { placeId: string; attended: boolean; certify: boolean }[][] {
  const known = [...choices].flatMap(([placeId, { came, certify }]) =>
    came === null ? [] : [{ placeId, attended: came, certify: came && certify }],
  );
  const batches = [];
  for (let from = 0; from < known.length; from += MOST_AT_ONCE) batches.push(known.slice(from, from + MOST_AT_ONCE));
  return batches;
}
