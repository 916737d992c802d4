import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  Given,
  type GivenMember,
  type GivenNetwork,
  type TestApi,
  type TestDatabase,
  cloneDatabase,
  startApi,
  violations,
} from '#libs/testing';

const SHOWN = `__typename ... on Project { id title stage version myRole archivedAt team { id name role } invited { id } history { stage } needs { code } sector { code } }
  ... on ProjectRefused { code }`;
const CREATE = `mutation ($input: ProjectInput!, $key: ID!) { result: createProject(input: $input, stage: IDEATION, idempotencyKey: $key) { ${SHOWN} } }`;
const EDIT = `mutation ($id: ID!, $version: Int!, $input: ProjectInput!) { result: editProject(id: $id, version: $version, input: $input) { ${SHOWN} } }`;
const STAGE = `mutation ($id: ID!, $stage: ProjectStage!) { result: changeProjectStage(id: $id, stage: $stage) { ${SHOWN} } }`;
const ARCHIVE = `mutation ($id: ID!) { result: archiveProject(id: $id) { ${SHOWN} } }`;
const INVITE = `mutation ($id: ID!, $personId: ID!, $role: ProjectRole) { result: inviteToProject(id: $id, personId: $personId, teamRole: $role) { ${SHOWN} } }`;
const ANSWER = `mutation ($id: ID!, $accepts: Boolean!) { result: answerProjectInvitation(id: $id, accepts: $accepts) { ${SHOWN} } }`;
const LEAVE = `mutation ($id: ID!) { result: leaveProject(id: $id) { ${SHOWN} } }`;
const REMOVE = `mutation ($id: ID!, $personId: ID!) { result: removeFromProject(id: $id, personId: $personId) { ${SHOWN} } }`;
const READ = `query ($id: ID!) { result: project(id: $id) { ${SHOWN.replace('__typename ', '').replace('... on ProjectRefused { code }', '')} } }`;
const MINE = `{ result: myProjects { totalCount edges { node { id title } } } }`;
const INVITATIONS = `{ result: myProjectInvitations { totalCount edges { node { id projectId title role invitedBy } } } }`;

interface Shown {
  __typename: string;
  code?: string;
  id: string;
  version: number;
  stage: string;
  myRole: string | null;
  archivedAt: string | null;
  team: { id: string; name: string; role: string }[];
  invited: { id: string }[];
  history: { stage: string }[];
}

let database: TestDatabase;
let given: Given;
let api: TestApi;
let lyon: GivenNetwork;
let ada: GivenMember;
let bob: GivenMember;
let cyd: GivenMember;

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  lyon = await given.network('lyon');
  api = await startApi(database.url);
}, 60_000);
beforeAll(async () => {
  ada = await given.member(lyon, { name: 'Ada' });
  bob = await given.member(lyon, { name: 'Bob' });
  cyd = await given.member(lyon, { name: 'Cyd' });
});
afterEach(async () => {
  expect(await violations(database.url)).toEqual([]);
  await given.client.query(`delete from throttle; delete from member_block`);
});
afterAll(async () => {
  await api?.close();
  await given?.end();
  await database?.drop();
});

async function ask<Result>(query: string, variables: object, as?: GivenMember): Promise<Result> {
  const { data, errors } = await api.ask<{ result: Result }>('lyon', query, variables, as);
  if (errors) throw new Error(JSON.stringify(errors));
  return data.result;
}
const input = (more: object = {}) => ({
  title: 'Compost du quartier',
  pitch: 'Des bacs.',
  sector: 'reuse',
  needs: ['fundraising'],
  visibility: 'NETWORK',
  ...more,
});
const create = (as: GivenMember, more: object = {}, key: string = randomUUID()) =>
  ask<Shown>(CREATE, { input: input(more), key }, as);
const read = (id: string, as?: GivenMember) => ask<Shown | null>(READ, { id }, as);
const invite = (as: GivenMember, id: string, personId: string, role = 'MEMBER') =>
  ask<Shown>(INVITE, { id, personId, role }, as);
const leave = (as: GivenMember, id: string) => ask<Shown>(LEAVE, { id }, as);
const invitationsOf = async (as: GivenMember) =>
  (await ask<{ edges: { node: { id: string; projectId: string } }[] }>(INVITATIONS, {}, as)).edges.map(
    ({ node }) => node,
  );
const answer = async (as: GivenMember, projectId: string, accepts = true) => {
  const found = (await invitationsOf(as)).find((one) => one.projectId === projectId);
  return ask<Shown>(ANSWER, { id: found?.id ?? randomUUID(), accepts }, as);
};
async function join(by: GivenMember, id: string, who: GivenMember, role = 'MEMBER'): Promise<void> {
  expect((await invite(by, id, who.id, role)).__typename).toBe('Project');
  expect((await answer(who, id)).__typename).toBe('Project');
}

describe('a project', () => {
  it('is created once per key, with its founder and the first entry of its history', async () => {
    const key = randomUUID();
    const [first, again] = [await create(ada, {}, key), await create(ada, {}, key)];
    expect(first).toMatchObject({
      stage: 'IDEATION',
      myRole: 'FOUNDER',
      version: 1,
      team: [{ id: ada.id, name: 'Ada', role: 'FOUNDER' }],
      history: [{ stage: 'IDEATION' }],
      needs: [{ code: 'fundraising' }],
      sector: { code: 'reuse' },
    });
    expect(again.id).toBe(first.id);
    expect((await create(ada, { title: 'Autre' }, key)).code).toBe('KEY_REUSED');
  });

  it('has a sector and skills of the vocabulary', async () => {
    expect((await create(ada, { sector: 'magic' })).code).toBe('UNKNOWN_CODE');
    expect((await create(ada, { needs: ['magic'] })).code).toBe('UNKNOWN_CODE');
  });

  it('is edited by its founders only, and never over the edit of somebody else', async () => {
    const { id, version } = await create(ada);
    await join(ada, id, bob);
    const edit = (as: GivenMember, at = version) => ask<Shown>(EDIT, { id, version: at, input: input({ title: 'Neuf' }) }, as); // prettier-ignore
    expect((await edit(bob)).code).toBe('FOUNDERS_ONLY');
    expect((await edit(cyd)).code).toBe('NOT_FOUND');
    expect(await edit(ada)).toMatchObject({ title: 'Neuf', version: version + 1 });
    expect((await edit(ada)).code).toBe('CHANGED_MEANWHILE');
  });

  it('keeps the history of its stages, which are only added', async () => {
    const { id } = await create(ada);
    for (const stage of ['PROTOTYPE', 'PROTOTYPE', 'IDEATION']) {
      api.clock.advance({ minutes: 1 });
      await ask(STAGE, { id, stage }, ada);
    }
    expect((await read(id, ada))!.history.map(({ stage }) => stage)).toEqual(['IDEATION', 'PROTOTYPE', 'IDEATION']);
    await expect(given.client.query(`update project_stage_change set stage = 'LAUNCH'`)).rejects.toThrow('append-only');
  });

  it('is archived for its team, and changes no more', async () => {
    const { id, version } = await create(ada, { visibility: 'PUBLIC' });
    await invite(ada, id, bob.id);
    expect((await ask<Shown>(ARCHIVE, { id }, ada)).archivedAt).not.toBeNull();
    expect(await read(id)).toBeNull();
    expect(await read(id, cyd)).toBeNull();
    expect((await read(id, ada))?.id).toBe(id);
    expect((await ask<Shown>(STAGE, { id, stage: 'LAUNCH' }, ada)).code).toBe('ARCHIVED');
    expect((await ask<Shown>(EDIT, { id, version, input: input() }, ada)).code).toBe('ARCHIVED');
    expect(await invitationsOf(bob)).toEqual([]);
  });

  it('is one of 20 at most, also when they are created at once', async () => {
    const eve = await given.member(lyon);
    const made = await Promise.all(Array.from({ length: 23 }, () => create(eve)).map((one) => one.catch(() => null)));
    expect(made.filter((one) => one?.__typename === 'Project').length).toBeLessThanOrEqual(20);
    await given.client.query(`delete from throttle`);
    while ((await create(eve)).__typename === 'Project');
    expect((await create(eve)).code).toBe('TOO_MANY_PROJECTS');
    expect(await ask(MINE, {}, eve)).toMatchObject({ totalCount: 20 });
  });
});

describe('a team', () => {
  it('is joined by invitation, and shown to its people', async () => {
    const { id } = await create(ada, { visibility: 'NOBODY' });
    expect(await read(id, bob)).toBeNull();
    expect((await invite(ada, id, bob.id)).invited).toEqual([{ id: bob.id }]);
    expect(await read(id, bob)).toMatchObject({ myRole: null, invited: [] });
    expect((await invite(ada, id, bob.id)).code).toBe('ALREADY_IN_TEAM');
    expect((await invite(bob, id, cyd.id)).code).toBe('NOT_FOUND');
    expect((await answer(bob, id)).myRole).toBe('MEMBER');
    expect((await answer(bob, id)).code).toBe('NOT_FOUND');
    expect((await read(id, bob))!.team.map(({ name }) => name)).toEqual(['Ada', 'Bob']);
    expect((await invite(bob, id, cyd.id)).code).toBe('FOUNDERS_ONLY');
  });

  it('is not enlarged by somebody whose membership is suspended', async () => {
    const eve = await given.member(lyon, { name: 'Eve' });
    const { id } = await create(eve);
    await given.client.query(`update member set suspended_at = now(), suspended_reason = 'x' where id = $1`, [eve.id]);
    expect((await invite(eve, id, bob.id)).code).toBe('SUSPENDED');
  });

  it('is not joined with the invitation of somebody else', async () => {
    const { id } = await create(ada);
    await invite(ada, id, bob.id);
    const [invitation] = (await invitationsOf(bob)).filter(({ projectId }) => projectId === id);
    expect((await ask<Shown>(ANSWER, { id: invitation!.id, accepts: true }, cyd)).code).toBe('NOT_FOUND');
  });

  it('is declined, left, and left by force', async () => {
    const { id } = await create(ada, { visibility: 'NOBODY' });
    await invite(ada, id, bob.id);
    expect((await answer(bob, id, false)).__typename).toBe('ProjectLeft');
    expect(await read(id, bob)).toBeNull();
    await join(ada, id, bob);
    expect((await leave(bob, id)).__typename).toBe('ProjectLeft');
    expect((await leave(bob, id)).code).toBe('NOT_FOUND');
    await join(ada, id, cyd);
    const remove = (as: GivenMember, personId: string) => ask<Shown>(REMOVE, { id, personId }, as);
    expect((await remove(cyd, ada.id)).code).toBe('FOUNDERS_ONLY');
    expect((await remove(ada, ada.id)).code).toBe('FOUNDER_STAYS');
    expect((await remove(ada, cyd.id)).team.map(({ name }) => name)).toEqual(['Ada']);
    expect(await read(id, cyd)).toBeNull();
  });

  it('keeps one founder when both leave at the same moment', async () => {
    for (let round = 0; round < 5; round++) {
      const { id } = await create(ada);
      await join(ada, id, bob, 'FOUNDER');
      const left = await Promise.all([leave(ada, id), leave(bob, id)]);
      expect(left.map(({ code }) => code ?? 'LEFT').sort()).toEqual(['LAST_FOUNDER', 'LEFT']);
    }
  });

  it('answers an invitation once when it is answered and withdrawn at the same moment', async () => {
    for (let round = 0; round < 5; round++) {
      const { id } = await create(ada);
      await invite(ada, id, bob.id);
      await Promise.all([answer(bob, id), ask(REMOVE, { id, personId: bob.id }, ada)]);
      const { rows } = await given.client.query(`select state from project_member where project_id = $1 and member_id = $2`, [id, bob.id]); // prettier-ignore
      expect(rows).toHaveLength(1);
      expect(['WITHDRAWN', 'REMOVED']).toContain((rows[0] as { state: string }).state);
    }
  });

  it('passes to the longest-standing person when its last founder is gone', async () => {
    const { id } = await create(ada);
    await join(ada, id, bob);
    api.clock.advance({ minutes: 1 });
    await join(ada, id, cyd);
    await given.client.query(`delete from project_member where project_id = $1 and member_id = $2`, [id, ada.id]);
    expect((await read(id, bob))!.team).toMatchObject([{ id: bob.id, role: 'FOUNDER' }, { id: cyd.id, role: 'MEMBER' }]); // prettier-ignore
    await given.client.query(`delete from project_member where project_id = $1`, [id]);
    const { archived } = await given.one<{ archived: boolean }>(`select archived_at is not null as archived from project where id = $1`, [id]); // prettier-ignore
    expect(archived).toBe(true);
  });
});

describe('people who blocked each other', () => {
  it('see neither the project nor each other in a team, and are not invited', async () => {
    const { id } = await create(ada);
    await join(ada, id, bob);
    const [blocker, blocked] = [cyd, ada];
    await given.client.query(`insert into member_block values ($1, $2, $3, now())`, [lyon.id, blocker.id, blocked.id]);
    expect(await read(id, cyd)).toBeNull();
    expect((await invite(ada, id, cyd.id)).code).toBe('NO_SUCH_PERSON');
    await given.client.query(`insert into member_block values ($1, $2, $3, now())`, [lyon.id, bob.id, ada.id]);
    expect((await read(id, ada))!.team.map(({ name }) => name)).toEqual(['Ada']);
    expect((await read(id, bob))!.team.map(({ name }) => name)).toEqual(['Bob']);
  });

  it('lose the invitation between them', async () => {
    const { id } = await create(ada, { visibility: 'NOBODY' });
    await invite(ada, id, cyd.id);
    const [open] = (await invitationsOf(cyd)).filter(({ projectId }) => projectId === id);
    await given.client.query(`insert into member_block values ($1, $2, $3, now())`, [lyon.id, cyd.id, ada.id]);
    expect(await invitationsOf(cyd)).toEqual([]);
    expect(await read(id, cyd)).toBeNull();
    expect((await ask<Shown>(ANSWER, { id: open!.id, accepts: true }, cyd)).code).toBe('NOT_FOUND');
  });
});
