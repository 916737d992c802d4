/** The relation of an object to the viewer. It is requested in its own network. */
export const RELATIONS = {
  own: 'it belongs to the viewer',
  venue: 'it belongs to a colleague at the viewer’s venue',
  network: 'it belongs to a member of another venue of the network',
  other: 'it belongs to a member of the other network',
  gone: 'it belonged to a member who left, or to a withdrawn venue',
} as const;
export type Relation = keyof typeof RELATIONS;
export const relations = Object.keys(RELATIONS) as Relation[];

/**
 * Who passes which policy, written by hand: a row is a viewer, a column a policy, a letter a relation (own, venue,
 * network, other, gone). `policies` implements it, and the specs compare the two.
 */
const TABLE = `
                           | anyone | signedIn | member | owner | self | networkAdmin | auditor | venueTeam | ownerOrVenueStaff | staffOfVenue | teamOfVenue | ownerOrVenueTeam | partyOfAppointment | kiosk
anonymous                  | o v n x g | - | - | - | - | - | - | - | - | - | - | - | - | -
member                     | o v n x g | o v n x g | o v n   g | o | o | - | - | - | o | - | - | o | o | -
member of another venue    | o v n x g | o v n x g | o v n   g | o | o | - | - | - | o | - | - | o | o | -
mentor                     | o v n x g | o v n x g | o v n   g | o | o | - | - | - | o | - | - | o | o | -
venue staff                | o v n x g | o v n x g | o v n   g | o | o | - | - | o v n   g | o v | o v | o v | o v | o | -
venue manager              | o v n x g | o v n x g | o v n   g | o | o | - | - | o v n   g | o v | o v | o v | o v | o | -
adviser                    | o v n x g | o v n x g | o v n   g | o | o | - | - | - | o | - | - | o | o | -
animator                   | o v n x g | o v n x g | o v n   g | o | o | - | - | - | o | - | - | o | o | -
facilitator                | o v n x g | o v n x g | o v n   g | o | o | - | - | - | o | - | - | o | o | -
network admin              | o v n x g | o v n x g | o v n   g | o | o | o v n   g | o v n   g | o v n   g | o | - | o v n   g | o v n   g | o | -
admin without second factor| o v n x g | o v n x g | o v n   g | o | o | - | - | - | o | - | - | o | o | -
platform operator          | o v n x g | o v n x g | -         | - | o | - | o v n x g | - | - | - | - | - | - | -
member of both networks    | o v n x g | o v n x g | o v n x g | o | o | - | - | - | o | - | - | o | o | -
member of the other network| o v n x g | o v n x g | o     x   | o | o | - | - | - | o | - | - | o | o | -
member who left            | o v n x g | o v n x g | -         | - | o | - | - | - | - | - | - | - | - | -
disabled account           | o v n x g | - | - | - | - | - | - | - | - | - | - | - | - | -
kiosk of a venue           | o v n x g | - | - | - | - | - | - | - | - | - | - | - | - | o v n   g
`;

const LETTERS: Record<string, Relation> = { o: 'own', v: 'venue', n: 'network', x: 'other', g: 'gone' };
const rows = TABLE.trim()
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()));
const [[, ...columns], ...body] = rows as [string[], ...string[][]];

export const VIEWERS = body.map(([viewer]) => viewer!);
/** The policies that have a column. */
export const EXPECTED_POLICIES = columns;
/** Viewers without a usable account are refused as UNAUTHENTICATED, all others as FORBIDDEN. */
export const UNAUTHENTICATED_VIEWERS = ['anonymous', 'disabled account', 'kiosk of a venue'];

/** Whether the table lets a viewer in. @throws for a policy without a column */
export function isAllowed(policy: string, viewer: string, relation: Relation): boolean {
  const column = columns.indexOf(policy);
  if (column < 0)
    throw new Error(
      `The policy ${policy} has no column in apps/api/test/authorization/expected-permissions.fixture.ts: add one that lists who passes it.`,
    );
  const cell = body.find(([name]) => name === viewer)![column + 1]!;
  return [...cell].some((letter) => LETTERS[letter] === relation);
}

/** Whether a policy depends on the owner: a field behind it is tried on each person's own object. */
export const dependsOnOwner = (policy: string): boolean =>
  VIEWERS.some((viewer) => {
    const [isOwn, ...isAnothers] = (['own', 'venue', 'network', 'other'] as const).map((at) =>
      isAllowed(policy, viewer, at),
    );
    return isOwn && !isAnothers.some((isLetIn) => isLetIn);
  });
