/** How what is asked for stands to who asks. It is asked for at the address of its own network. */
export const RELATIONS = {
  own: 'it is the viewer’s own',
  venue: 'it is a colleague’s at the viewer’s venue',
  network: 'it is a member’s of another venue of the network',
  other: 'it is a member’s of the other network',
  gone: 'it was left behind: by a member who left, at a venue that was withdrawn',
} as const;
export type Relation = keyof typeof RELATIONS;
export const relations = Object.keys(RELATIONS) as Relation[];

/** Who may pass which policy, written down by hand and read aloud by nobody's code: a row is a viewer, a column a policy, a letter a
 *  relation (own, venue, network, other, gone). It says what is wanted; `policies` says what is done; the specs compare. */
const TABLE = `
                           | anyone | signedIn | member | owner | self | networkAdmin | auditor
anonymous                  | o v n x g | - | - | - | - | - | -
member                     | o v n x g | o v n x g | o v n   g | o | o | - | -
member of another venue    | o v n x g | o v n x g | o v n   g | o | o | - | -
mentor                     | o v n x g | o v n x g | o v n   g | o | o | - | -
venue staff                | o v n x g | o v n x g | o v n   g | o | o | - | -
venue manager              | o v n x g | o v n x g | o v n   g | o | o | - | -
adviser                    | o v n x g | o v n x g | o v n   g | o | o | - | -
animator                   | o v n x g | o v n x g | o v n   g | o | o | - | -
facilitator                | o v n x g | o v n x g | o v n   g | o | o | - | -
network admin              | o v n x g | o v n x g | o v n   g | o | o | o v n   g | o v n   g
admin without second factor| o v n x g | o v n x g | o v n   g | o | o | - | -
platform operator          | o v n x g | o v n x g | -         | - | o | - | o v n x g
member of both networks    | o v n x g | o v n x g | o v n x g | o | o | - | -
member of the other network| o v n x g | o v n x g | o     x   | o | o | - | -
member who left            | o v n x g | o v n x g | -         | - | o | - | -
disabled account           | o v n x g | - | - | - | - | - | -
`;

const LETTERS: Record<string, Relation> = { o: 'own', v: 'venue', n: 'network', x: 'other', g: 'gone' };
const rows = TABLE.trim()
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()));
const [[, ...columns], ...body] = rows as [string[], ...string[][]];

export const VIEWERS = body.map(([viewer]) => viewer!);
/** The policies that have a column. */
export const WRITTEN_POLICIES = columns;
/** Who has no account as far as a request can tell: refused as UNAUTHENTICATED, everybody else as FORBIDDEN. */
export const STRANGERS = ['anonymous', 'disabled account'];

/** Whether the table lets a viewer in. @throws for a policy without a column */
export function mayPass(policy: string, viewer: string, relation: Relation): boolean {
  const column = columns.indexOf(policy);
  if (column < 0)
    throw new Error(
      `The policy ${policy} has no column in apps/api/test/authorization/who-may-what.fixture.ts: say who may pass it.`,
    );
  const cell = body.find(([name]) => name === viewer)![column + 1]!;
  return [...cell].some((letter) => LETTERS[letter] === relation);
}

/** A policy that tells one member's object from another's: a field behind it is tried on everybody's own, never on a stand-in. */
export const asksWhose = (policy: string): boolean =>
  VIEWERS.some((viewer) => {
    const [isOwn, ...isAnothers] = (['own', 'venue', 'network', 'other'] as const).map((at) =>
      mayPass(policy, viewer, at),
    );
    return isOwn && !isAnothers.some((isLetIn) => isLetIn);
  });
