import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Given, type GivenMember, type GivenNetwork, type TestApi, type TestDatabase, cloneDatabase, startApi } from '#libs/testing'; // prettier-ignore

const BLOCK = `mutation ($id: ID!) { result: blockMember(id: $id) { __typename ... on BlockRefused { code } } }`;
const UNBLOCK = `mutation ($id: ID!) { result: unblockMember(id: $id) { id } }`;
const MINE = `query ($after: String) { result: myBlocks(first: 2, after: $after) { totalCount edges { node { id name } } pageInfo { endCursor hasNextPage } } }`;

interface Blocks {
  totalCount: number;
  edges: { node: { id: string; name: string } }[];
  pageInfo: { endCursor: string; hasNextPage: boolean };
}

let database: TestDatabase;
let given: Given;
let api: TestApi;
let lyon: GivenNetwork;
let ada: GivenMember;
let bob: GivenMember;

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  lyon = await given.network('lyon');
  api = await startApi(database.url);
  ada = await given.member(lyon, { name: 'Ada' });
  bob = await given.member(lyon, { name: 'Bob' });
}, 60_000);
afterEach(() => given.client.query(`delete from member_block`));
afterAll(async () => {
  await api?.close();
  await given?.end();
  await database?.drop();
});

async function ask<Result>(query: string, variables: object, as: GivenMember): Promise<Result> {
  const { data, errors } = await api.ask<{ result: Result }>('lyon', query, variables, as);
  if (errors) throw new Error(JSON.stringify(errors));
  return data.result;
}
const block = (as: GivenMember, id: string) => ask<{ __typename: string; code?: string }>(BLOCK, { id }, as);
const mine = (as: GivenMember, after: string | null = null) => ask<Blocks>(MINE, { after }, as);

describe('a block', () => {
  it('is made once, listed to its maker only, and ended by its maker only', async () => {
    expect((await block(ada, bob.id)).__typename).toBe('MemberBlocked');
    expect((await block(ada, bob.id)).__typename).toBe('MemberBlocked');
    expect(await mine(ada)).toMatchObject({ totalCount: 1, edges: [{ node: { id: bob.id, name: 'Bob' } }] });
    expect((await mine(bob)).totalCount).toBe(0);
    await ask(UNBLOCK, { id: ada.id }, bob);
    expect((await mine(ada)).totalCount).toBe(1);
    await ask(UNBLOCK, { id: bob.id }, ada);
    expect((await mine(ada)).totalCount).toBe(0);
  });

  it('may be made by both', async () => {
    await block(ada, bob.id);
    await block(bob, ada.id);
    await ask(UNBLOCK, { id: bob.id }, ada);
    expect((await mine(bob)).totalCount).toBe(1);
  });

  it('is not made against oneself, nor against people of another network, who left, or nobody', async () => {
    const elsewhere = await given.member(await given.network('nantes'));
    expect((await block(ada, ada.id)).code).toBe('YOURSELF');
    expect((await block(ada, elsewhere.id)).code).toBe('NOT_FOUND');
    const gone = await given.member(lyon);
    await given.client.query(`update member set left_at = now() where id = $1`, [gone.id]);
    expect((await block(ada, gone.id)).code).toBe('NOT_FOUND');
    expect((await block(ada, randomUUID())).code).toBe('NOT_FOUND');
  });

  it('is listed in pages, the latest first', async () => {
    const people = [];
    for (const name of ['Cyd', 'Dan', 'Eve']) {
      const one = await given.member(lyon, { name });
      people.push(one.id);
      api.clock.advance({ minutes: 1 });
      await block(ada, one.id);
    }
    const first = await mine(ada);
    const second = await mine(ada, first.pageInfo.endCursor);
    expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, false]);
    expect([...first.edges, ...second.edges].map(({ node }) => node.id)).toEqual(people.reverse());
  });
});
