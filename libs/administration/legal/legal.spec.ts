import { MailLinks } from '#libs/accounts';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  Given,
  type GivenMember,
  type TestApi,
  type TestDatabase,
  cloneDatabase,
  startApi,
  violations,
} from '#libs/testing';

let database: TestDatabase;
let given: Given;
let api: TestApi;
let admin: GivenMember;
let member: GivenMember;

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  const lyon = await given.network('lyon');
  await given.network('nantes');
  api = await startApi(database.url, { now: '2026-11-23T08:00:00Z' });
  admin = await given.member(lyon, { role: 'NETWORK_ADMIN', name: 'Ada' });
  member = await given.member(lyon, { name: 'Bao' });
});
afterAll(async () => {
  expect(await violations(database.url)).toEqual([]);
  await api?.close();
  await given?.end();
  await database?.drop();
});

type Answer = { __typename: string; version?: number; code?: string };
const RESULT = `__typename ... on LegalPageChanged { version } ... on LegalPageRefused { code }`;
const PUBLISH = `mutation ($kind: LegalKind!, $textFr: String!, $textEn: String!, $from: Instant) {
  publishLegalPage(kind: $kind, textFr: $textFr, textEn: $textEn, from: $from) { ${RESULT} } }`;
const publish = async (text: string, from: string | null = null, kind = 'TERMS'): Promise<Answer> =>
  (await api.ask<{ publishLegalPage: Answer }>('lyon', PUBLISH, { kind, textFr: `# ${text}`, textEn: `# ${text} (en)`, from }, admin)).data.publishLegalPage; // prettier-ignore
const read = async (as?: GivenMember, network = 'lyon') =>
  (await api.ask<{ legalPage: { version: number; text: string } | null }>(network, `{ legalPage(kind: TERMS) { version text } }`, {}, as)).data.legalPage; // prettier-ignore
const toAccept = async () =>
  (await api.ask<{ legalPagesToAccept: { kind: string; version: number }[] }>('lyon', `{ legalPagesToAccept { kind version } }`, {}, member)).data.legalPagesToAccept; // prettier-ignore
const accept = async (version: number): Promise<Answer> =>
  (await api.ask<{ acceptLegalPage: Answer }>('lyon', `mutation { acceptLegalPage(kind: TERMS, version: ${version}) { __typename ... on LegalPageRefused { code } } }`, {}, member)).data.acceptLegalPage; // prettier-ignore

describe('legal pages', () => {
  it('do not exist before the network publishes them', async () => expect(await read()).toBeNull());

  it('are read by everybody, in their language, and in no other network', async () => {
    expect(await publish('Conditions')).toEqual({ __typename: 'LegalPageChanged', version: 1 });
    expect(await read()).toEqual({ version: 1, text: '# Conditions' });
    expect(await read(undefined, 'nantes')).toBeNull();
    expect((await api.ask('lyon', `{ legalPages }`)).data).toEqual({ legalPages: ['TERMS'] });
  });

  it('are accepted once by each member, and the first instant counts', async () => {
    expect(await toAccept()).toEqual([{ kind: 'TERMS', version: 1 }]);
    expect(await accept(1)).toEqual({ __typename: 'LegalPageAccepted' });
    api.clock.advance({ minutes: 5 });
    expect(await accept(1)).toEqual({ __typename: 'LegalPageAccepted' });
    expect(await toAccept()).toEqual([]);
    const { rows } = await given.client.query<{ at: string }>(`select accepted_at::text as at from legal_acceptance`);
    expect(rows.map(({ at }) => at)).toEqual([expect.stringContaining('2026-11-23 08:00:00')]);
  });

  it('bind from their date on, and are then asked for again', async () => {
    expect(await publish('Nouvelles conditions', '2026-11-23T12:00:00Z')).toMatchObject({ version: 2 });
    expect(await read()).toMatchObject({ version: 1 });
    expect(await accept(2)).toMatchObject({ code: 'NOT_BINDING' });
    api.clock.set('2026-11-23T12:00:00Z');
    expect(await read()).toMatchObject({ version: 2 });
    expect(await toAccept()).toEqual([{ kind: 'TERMS', version: 2 }]);
    expect(await publish('Encore', '2026-11-23T11:00:00Z')).toMatchObject({ code: 'IN_THE_PAST' });
  });

  it('are withdrawn before they bind, never after', async () => {
    const withdraw = async (version: number) =>
      (await api.ask<{ withdrawLegalPage: Answer }>('lyon', `mutation { withdrawLegalPage(kind: TERMS, version: ${version}) { ${RESULT} } }`, {}, admin)).data.withdrawLegalPage; // prettier-ignore
    expect(await withdraw(2)).toMatchObject({ code: 'BINDS_ALREADY' });
    await publish('Erreur', '2026-11-24T12:00:00Z');
    expect(await withdraw(3)).toMatchObject({ version: 3 });
    expect(await withdraw(3)).toMatchObject({ code: 'BINDS_ALREADY' });
    const VERSIONS = `{ legalPageVersions(kind: TERMS) { edges { node { version withdrawnAt acceptedBy } } } }`;
    expect((await api.ask('lyon', VERSIONS, {}, admin)).data).toEqual({
      legalPageVersions: {
        edges: [
          { node: { version: 3, withdrawnAt: '2026-11-23T12:00:00Z', acceptedBy: 0 } },
          { node: { version: 2, withdrawnAt: null, acceptedBy: 0 } },
          { node: { version: 1, withdrawnAt: null, acceptedBy: 1 } },
        ],
      },
    });
  });

  it('get each number once when administrators publish at the same time', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) => publish(`Confidentialité ${n}`, null, 'PRIVACY')),
    );
    const numbers = answers.flatMap(({ version }) => version ?? []);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(answers.every(({ version, code }) => version !== undefined || code === 'PUBLISHED_MEANWHILE')).toBe(true);
  });

  it('are plain text: control characters are refused, and only administrators publish', async () => {
    const variables = { kind: 'TERMS', textFr: 'a\u0000b', textEn: 'a' };
    const code = async (as: GivenMember, sent: object) => (await api.ask('lyon', PUBLISH, sent, as)).errors?.[0]?.extensions.code; // prettier-ignore
    expect(await code(admin, variables)).toBe('BAD_USER_INPUT');
    expect(await code(member, { ...variables, textFr: 'a' })).toBe('FORBIDDEN');
  });
});

describe('a newcomer', () => {
  const SIGN_IN = `mutation ($token: String!, $accepted: [AcceptedLegalPageInput!]) { signIn(token: $token, accepted: $accepted) {
    __typename ... on LegalPagesNeeded { pages { kind version } } } }`;
  interface Answer {
    __typename: string;
    pages?: { kind: string; version: number }[];
  }
  const link = async (email: string): Promise<string> => {
    const { id } = await given.one<{ id: string }>(
      `insert into sign_in_token (email, network_id, created_at, expires_at) values ($1, (select id from network where slug = 'lyon'), $2::timestamptz, $2::timestamptz + interval '15 minutes') returning id`,
      [email, api.clock.now().toString()],
    );
    return (await api.app.get(MailLinks).createLink(id))!.secret;
  };
  const signIn = async (token: string, accepted?: Answer['pages']): Promise<Answer> =>
    (await api.ask<{ signIn: Answer }>('lyon', SIGN_IN, { token, accepted })).data.signIn;
  const members = async (email: string) =>
    (await given.client.query(`select m.id from member m join account a on a.id = m.account_id where a.email = $1`, [email])).rows; // prettier-ignore

  it('accepts what binds before anything is created, and the acceptance is recorded with the account', async () => {
    const email = 'newcomer@spec.example';
    const token = await link(email);
    const needed = await signIn(token);
    expect(needed.__typename).toBe('LegalPagesNeeded');
    expect(needed.pages!.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['TERMS']));
    expect(await members(email)).toEqual([]);
    const old = needed.pages!.map(({ kind }) => ({ kind, version: 1_000 }));
    expect(await signIn(token, old)).toEqual(needed);
    expect(await signIn(token, needed.pages)).toEqual({ __typename: 'SignedIn' });
    const [{ id }] = (await members(email)) as [{ id: string }];
    const { rows } = await given.client.query(
      `select kind, version from legal_acceptance where member_id = $1 order by kind desc`,
      [id],
    );
    expect(rows).toEqual(needed.pages);
    expect((await signIn(token, needed.pages)).__typename).toBe('SignInLinkInvalid');
  });

  it('is asked once: a member signs in without accepting a later version, which a banner asks for', async () => {
    const { email } = member;
    expect(await signIn(await link(email))).toEqual({ __typename: 'SignedIn' });
  });
});
