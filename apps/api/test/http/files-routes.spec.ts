import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ProcessFile, declaredPurposes } from '#libs/platform';
import {
  FileClient,
  Given,
  type TestApi,
  type TestDatabase,
  cloneDatabase,
  givenFile,
  jpegFile,
  pdfFile,
  startApi,
  violations,
} from '#libs/testing';
import { AuthorizationTown } from '../authorization/authorization-town.fixture.js';
import {
  type Relation,
  UNAUTHENTICATED_VIEWERS,
  VIEWERS,
  relations,
} from '../authorization/expected-permissions.fixture.js';
import { NOW, type Townsperson } from '../authorization/townspeople.fixture.js';

let town: AuthorizationTown;
let database: TestDatabase;
let given: Given;
let api: TestApi;
/** The bytes of each purpose; small ones, because they are sent hundreds of times. */
const content: Record<string, Buffer> = {};

/**
 * Who may send a file for what belongs to a person in that relation, and who may read it, written by hand: a row is a viewer, a letter a
 * relation (own, venue, network, other, gone). Photos and documents of places are read by everybody once they are used.
 */
const TABLE = `
                           | sends for places | sends own documents | reads documents of members
anonymous                  | -       | -   | -
member                     | -       | o   | o
member of another venue    | -       | o   | o
mentor                     | -       | o   | o
venue staff                | o v     | o   | o v
venue manager              | o v     | o   | o v
adviser                    | -       | o   | o
animator                   | -       | o   | o
facilitator                | -       | o   | o
network admin              | o v n   | o   | o
admin without second factor| -       | o   | o
platform operator          | -       | -   | -
member of both networks    | -       | o   | o
member of the other network| -       | o   | o
member who left            | -       | -   | -
disabled account           | -       | -   | -
kiosk of a venue           | -       | -   | -
`;
const LETTERS: Record<Relation, string> = { own: 'o', venue: 'v', network: 'n', other: 'x', gone: 'g' };
const rows = new Map(
  TABLE.trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split('|').map((cell) => cell.trim()) as [string, ...string[]])
    .map(([viewer, ...cells]) => [viewer, cells]),
);
const isAllowed = (column: number, viewer: string, relation: Relation): boolean =>
  rows.get(viewer)![column]!.includes(LETTERS[relation]);

/** What a file of the purpose is about, when it belongs to that person. */
const subjectOf = (purpose: string, { desks, id }: Townsperson): string =>
  purpose === 'member.document' ? id : purpose === 'venue.photo' ? desks.venueId : desks.id;

beforeAll(async () => {
  town = await AuthorizationTown.shared();
  database = await cloneDatabase(town.after);
  given = await Given.on(database.url);
  api = await startApi(database.url, { now: NOW });
  for (const { name, kind } of declaredPurposes())
    content[name] = kind === 'PICTURE' ? await jpegFile(32, 32) : pdfFile();
}, 120_000);
afterAll(async () => {
  await api?.close();
  await given?.end();
  await database?.drop();
});

const clientOf = (network: string) => new FileClient(api, { id: town.networkIds[network]!, slug: network });
async function eachCell(
  check: (viewer: string, relation: Relation, target: Townsperson) => Promise<string | undefined>,
) {
  const wrong: string[] = [];
  for (const viewer of VIEWERS)
    for (const relation of relations) {
      const target = town.target(viewer, relation);
      const fault = target && (await check(viewer, relation, target));
      if (fault) wrong.push(`${viewer}, ${relation}: ${fault}`);
    }
  expect(wrong).toEqual([]);
}

describe.each(['venue.photo', 'space.photo', 'space.document', 'member.document'])('files for %s', (purpose) => {
  const isOfMember = purpose === 'member.document';

  it('are taken from exactly the viewers in the table, and refused before they are read', async () => {
    await eachCell(async (viewer, relation, target) => {
      await given.client.query(`delete from throttle`);
      const isRefused = !isAllowed(isOfMember ? 1 : 0, viewer, relation);
      // Of a file that is too large, the refusal would be another one if its length had been looked at first.
      const answer = await clientOf(target.network).upload(
        town.session(viewer),
        purpose,
        subjectOf(purpose, target),
        content[purpose]!,
      );
      const wanted = !isRefused
        ? '201 '
        : UNAUTHENTICATED_VIEWERS.includes(viewer)
          ? '401 UNAUTHENTICATED'
          : '403 NOT_YOURS';
      const got = `${answer.status} ${answer.code ?? ''}`;
      return got === wanted ? undefined : `${got} instead of ${wanted}`;
    });
    expect(await violations(database.url)).toEqual([]);
  });

  it('are given to exactly the viewers in the table, and others get the answer of an unknown file', async () => {
    const sizeOf = purpose.endsWith('photo') ? '/small' : '';
    const { rows: received } = await given.client.query<{ fileId: string; networkId: string }>(
      `select id as "fileId", network_id as "networkId" from file where purpose = $1 and state = 'RECEIVED'`,
      [purpose],
    );
    for (const { fileId, networkId } of isOfMember ? received : [])
      await api.app.get(ProcessFile).process({ fileId }, { networkId, jobId: fileId });
    const files = new Map<Townsperson, string>();
    for (const person of town.people.values()) {
      const { rows: found } = await given.client.query<{ id: string }>(
        `select id from file where purpose = $1 and subject_id = $2 and attached_at is not null limit 1`,
        [purpose, subjectOf(purpose, person)],
      );
      if (found[0]) files.set(person, found[0].id);
      else if (isOfMember) {
        const file = {
          purpose: 'member.document',
          subjectId: person.id,
          quotaId: person.id,
          uploadedBy: person.id,
        } as const;
        files.set(person, await givenFile(given, { id: town.networkIds[person.network]! }, file));
      }
    }
    // The bytes of the files that the town was built with; documents of members were sent above.
    for (const id of new Set(files.values())) await giveBytes(id);
    await eachCell(async (viewer, relation, target) => {
      const id = files.get(target);
      if (!id) return 'has no file';
      const client = clientOf(target.network);
      const got = await client.get(town.session(viewer), `${id}${sizeOf}`);
      const unknown = await client.get(town.session(viewer), `01a00000-0000-7000-8000-000000000000${sizeOf}`);
      const isLetIn = !isOfMember || isAllowed(2, viewer, relation);
      if (isLetIn) return got.status === 200 && got.body.length > 0 ? undefined : `${got.status} instead of the file`;
      return got.status === 404 && got.body.equals(unknown.body)
        ? undefined
        : `${got.status} instead of an unknown file`;
    });
  });
});

/** Puts bytes into the store for a row without any, under another hash. */
async function giveBytes(id: string): Promise<void> {
  const { FileStore, receiveBytes } = await import('#libs/platform');
  const store = api.app.get(FileStore);
  const { rows: missing } = await given.client.query<{ network: string; sha256: string }>(
    `select network_id as network, encode(sha256, 'hex') as sha256 from file where id = $1 and sha256 is not null
     union all select network_id, encode(sha256, 'hex') from picture_size where file_id = $1`,
    [id],
  );
  for (const { network, sha256 } of missing) {
    if (await store.has(network, sha256)) continue;
    const { path } = await receiveBytes(store.incomingFolder, [Buffer.alloc(1_000, 1)] as never, 1_000);
    await store.take(network, sha256, path);
  }
}
