import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  Given,
  type GivenMember,
  type GivenNetwork,
  type TestApi,
  type TestDatabase,
  cloneDatabase,
  startApi,
} from '#libs/testing';

let database: TestDatabase;
let given: Given;
let api: TestApi;
let lyon: GivenNetwork;
let admin: GivenMember;

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  lyon = await given.network('lyon');
  api = await startApi(database.url);
  admin = await given.member(lyon, { role: 'NETWORK_ADMIN', name: 'Ada' });
});
afterAll(async () => {
  await api?.close();
  await given?.end();
  await database?.drop();
});

const INVITE = `mutation ($people: [PersonToInviteInput!]!) { inviteMembers(people: $people) { invited alreadyMembers alreadyInvited } }`;
const invite = async (...emails: string[]) =>
  (await api.ask('lyon', INVITE, { people: emails.map((email) => ({ email, locale: 'FR' })) }, admin)).data[
    'inviteMembers'
  ];
const waiting = async () =>
  (
    await api.ask<{ memberInvitations: { edges: { node: { id: string; email: string } }[] } }>(
      'lyon',
      `{ memberInvitations { edges { node { id email } } } }`,
      {},
      admin,
    )
  ).data.memberInvitations.edges.map(({ node }) => node);
const preview = async (file: Buffer) =>
  (
    await api.ask<{
      previewInvitations: {
        lines?: { line: number; email: string; name: string; fault: string | null }[];
        code?: string;
      };
    }>(
      'lyon',
      `query ($file: String!) { previewInvitations(file: $file) { ... on InvitationFilePreview { lines { line email name fault } } ... on MemberRefused { code } } }`,
      { file: file.toString('base64') },
      admin,
    )
  ).data.previewInvitations;

describe('an invitation', () => {
  it('is mailed once, whatever the spelling of the address, and never to a member', async () => {
    expect(await invite('awa@spec.example', admin.email)).toEqual({ invited: 1, alreadyMembers: 1, alreadyInvited: 0 });
    expect(await invite('AWA@spec.example')).toEqual({ invited: 0, alreadyMembers: 0, alreadyInvited: 1 });
    const { rows } = await given.client.query(`select 1 from outbox where topic = 'administration.sendInvitation'`);
    expect(rows).toHaveLength(1);
  });

  it('waits until the person joins', async () => {
    expect((await waiting()).map(({ email }) => email)).toEqual(['awa@spec.example']);
    const member = await given.member(lyon);
    await given.client.query(`update account set email = 'awa@spec.example' where id = $1`, [member.accountId]);
    expect(await waiting()).toEqual([]);
  });

  it('can be withdrawn once, and made again', async () => {
    await invite('bao@spec.example');
    const { id } = (await waiting())[0]!;
    const withdraw = async () =>
      (await api.ask('lyon', `mutation { withdrawInvitation(id: "${id}") { __typename } }`, {}, admin)).data[
        'withdrawInvitation'
      ];
    expect(await withdraw()).toEqual({ __typename: 'InvitationWithdrawn' });
    expect(await withdraw()).toEqual({ __typename: 'MemberRefused' });
    expect(await invite('bao@spec.example')).toMatchObject({ invited: 1 });
  });

  it('is written once when two administrators invite the same people at the same time', async () => {
    const people = Array.from({ length: 20 }, (_, n) => `person-${n}@spec.example`);
    const both = (await Promise.all([invite(...people), invite(...people.toReversed())])) as { invited: number }[];
    expect(both[0]!.invited + both[1]!.invited).toBe(20);
  });
});

describe('a file of people to invite', () => {
  it('is shown with the fault of each line before anybody is invited', async () => {
    const before = (await waiting()).length;
    const text = `Nom;Courriel\nCôme Béranger;come@spec.example\nAda;${admin.email}\nBao;bao@spec.example\n;nobody`;
    const expected = [
      { line: 2, email: 'come@spec.example', name: 'Côme Béranger', fault: null },
      { line: 3, fault: 'ALREADY_MEMBER' },
      { line: 4, fault: 'ALREADY_INVITED' },
      { line: 5, fault: 'BAD_ADDRESS' },
    ];
    expect((await preview(Buffer.from(text))).lines).toMatchObject(expected);
    // As Excel saves it in France.
    expect((await preview(Buffer.from(text, 'latin1'))).lines).toMatchObject(expected);
    expect(await waiting()).toHaveLength(before);
  });

  it('is refused when it is no text or too long', async () => {
    expect(await preview(Buffer.from([0, 1, 2, 0, 255, 0, 3]))).toEqual({ code: 'NOT_CSV' });
    const lines = Array.from({ length: 501 }, (_, n) => `p${n}@spec.example`);
    expect(await preview(Buffer.from(lines.join('\n')))).toEqual({ code: 'TOO_MANY' });
  });
});
