import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MAX_ATTEMPTS } from '#libs/platform';
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

let database: TestDatabase;
let given: Given;
let lyon: GivenNetwork;
let nantes: GivenNetwork;
let operator: GivenMember;
let api: TestApi;

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  [lyon, nantes] = [await given.network('lyon'), await given.network('nantes')];
  operator = await given.member(lyon, { operator: true, locale: 'en' });
  api = await startApi(database.url);
});
beforeEach(async () => void (await given.client.query('truncate outbox')));
afterAll(async () => {
  await api?.close();
  await given?.end();
  await database?.drop();
});

const cookieOf = (member?: GivenMember) => (member ? { cookie: `traboule=${member.secret}` } : {});
const get = (url: string, member?: GivenMember, headers: Record<string, string> = { 'accept-language': 'en' }) =>
  api.app.inject({ url, headers: { ...headers, ...cookieOf(member) } });
const post = (url: string, token: string | undefined, member?: GivenMember, headers: Record<string, string> = {}) =>
  api.app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers, ...cookieOf(member) },
    payload: token === undefined ? '' : `formToken=${encodeURIComponent(token)}`,
  });

/** Inserts pending jobs of a network, due `minutesAgo`. @returns their ids, the longest overdue first */
async function insertJobs(network: GivenNetwork, count: number, attempts = 0, minutesAgo = 10): Promise<string[]> {
  const { rows } = await given.client.query<{ id: string }>(
    `insert into outbox (network_id, topic, subject_id, key, payload, run_at, attempts, last_error)
     select $1, 'booking.confirm', gen_random_uuid(), gen_random_uuid()::text, '{}', $2::timestamptz - make_interval(mins => $4) + n * interval '1 ms', $3,
            case when $3 > 0 then 'said <b>no</b>' end
       from generate_series(1, $5::int) n returning id`,
    [network.id, api.clock.now().toString(), attempts, minutesAgo, count],
  );
  return rows.map(({ id }) => id);
}
const idsIn = (body: string) => [...body.matchAll(/<small>([0-9a-f-]{36})<\/small>/g)].map(([, id]) => id!);
const formTokenIn = (body: string) => /name="formToken" value="([\w-]{43})"/.exec(body)?.[1];
const rowOf = (id: string) =>
  given.one<{ attempts: number; voided: boolean; due: boolean }>(
    `select attempts, voided_at is not null as voided, run_at <= $2 as due from outbox where id = $1`,
    [id, api.clock.now().toString()],
  );

describe('the board of jobs', () => {
  it('is accessible only to operators who have proved their second factor', async () => {
    const [id] = await insertJobs(lyon, 1, 3);
    const withoutSecondFactor = await given.member(lyon, { operator: true, secondFactor: false });
    const admin = await given.member(lyon, { role: 'NETWORK_ADMIN' });
    const token = formTokenIn((await get('/operator/jobs?state=FAILING', operator)).body)!;
    for (const member of [undefined, withoutSecondFactor, admin, await given.member(nantes)]) {
      const { statusCode, body } = await get('/operator/jobs?state=FAILING', member);
      expect([statusCode, idsIn(body)]).toEqual([403, []]);
      expect((await post(`/operator/jobs/${id}/drop`, token, member)).statusCode).toBe(403);
    }
    expect(await rowOf(id!)).toMatchObject({ attempts: 3, voided: false });
    expect((await get('/operator/jobs', undefined, { 'accept-language': 'fr' })).body).toContain(
      'Réservé à l’exploitation',
    );
  });

  it('shows the jobs of every state and network, page by page, each job once', async () => {
    const due = [...(await insertJobs(lyon, 40)), ...(await insertJobs(nantes, 40, 0, 5))];
    const later = await insertJobs(lyon, 3, 0, -60);
    const failing = await insertJobs(nantes, 2, 1, -30);
    const givenUp = await insertJobs(lyon, 1, MAX_ATTEMPTS);
    const done = await insertJobs(lyon, 70, 0, 20);
    await given.client.query(`update outbox set done_at = run_at where id = any($1)`, [done]);
    const dropped = await insertJobs(nantes, 1);
    await given.client.query(`update outbox set voided_at = run_at where id = any($1)`, [dropped]);
    const read = async (state: string): Promise<string[]> => {
      const ids: string[] = [];
      for (let url: string | undefined = `/operator/jobs?state=${state}`; url;) {
        const { statusCode, body } = await get(url, operator);
        expect(statusCode).toBe(200);
        ids.push(...idsIn(body));
        url = /href="(\/operator\/jobs\?state=\w+&amp;at=[^"]+)">More/.exec(body)?.[1]?.replaceAll('&amp;', '&');
      }
      return ids;
    };
    expect(await read('DUE')).toEqual(due);
    expect(await read('LATER')).toEqual(later);
    expect(await read('FAILING')).toEqual(failing);
    expect(await read('GIVEN_UP')).toEqual(givenUp);
    expect(await read('DONE')).toEqual(done.toReversed());
    expect(await read('DROPPED')).toEqual(dropped);
  });

  it('states in both languages when a list is empty, and ignores invalid parameters', async () => {
    expect((await get('/operator/jobs?state=GIVEN_UP', operator)).body).toContain('No job was given up.');
    // The language of the account takes precedence over that of the browser.
    const olga = await given.member(lyon, { operator: true, locale: 'fr' });
    const french = await get('/operator/jobs?state=GIVEN_UP', olga, { 'accept-language': 'en' });
    expect(french.body).toMatch(/<html lang="fr">[^]*Aucun travail n’a été abandonné/);
    const refused = await get('/operator/jobs', await given.member(lyon, { locale: 'en' }), {
      'accept-language': 'fr',
    });
    expect([refused.statusCode, refused.body]).toEqual([403, expect.stringContaining('For operators only')]);
    for (const query of [
      'state=x',
      'at=x&id=y',
      'state=DUE&state=DONE',
      "at=1'--&id=00000000-0000-4000-8000-000000000000",
    ])
      expect((await get(`/operator/jobs?${query}`, operator)).statusCode).toBe(200);
  });

  it('contains no scripts or external resources, and shows errors as text', async () => {
    await insertJobs(lyon, 1, 2);
    const { body, headers } = await get('/operator/jobs?state=FAILING', operator);
    expect(body).toContain('said &lt;b&gt;no&lt;/b&gt;');
    expect(body).not.toMatch(/<script| style=| on[a-z]+=|(src|href)="(https?:)?\/\//i);
    const policy = String(headers['content-security-policy']);
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'/);
    const style = createHash('sha256')
      .update(/<style>([^]*?)<\/style>/.exec(body)![1]!)
      .digest('base64');
    expect(policy).toContain(style);
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-frame-options': 'DENY' });
  });
});

describe('retrying and dropping jobs', () => {
  const formToken = async () => formTokenIn((await get('/operator/jobs?state=FAILING', operator)).body)!;
  const auditEntries = async () =>
    (
      await given.client.query(
        `select action, subject_type as subject, subject_id as id, actor_id as actor, network_id as network from audit_entry where action like 'JOB_%' order by id`,
      )
    ).rows;

  it('restarts or drops a given-up job, and records the operator in the audit log', async () => {
    const [toRetry, toDrop] = await insertJobs(nantes, 2, MAX_ATTEMPTS);
    await insertJobs(lyon, 1, 1);
    const token = await formToken();
    const retried = await post(`/operator/jobs/${toRetry}/retry?state=GIVEN_UP`, token, operator);
    expect([retried.statusCode, retried.headers.location]).toEqual([
      303,
      '/operator/jobs?state=GIVEN_UP&outcome=retried',
    ]);
    expect(await rowOf(toRetry!)).toEqual({ attempts: 0, voided: false, due: true });
    await post(`/operator/jobs/${toDrop}/drop?state=GIVEN_UP`, token, operator);
    expect(await rowOf(toDrop!)).toMatchObject({ voided: true });
    const actor = { subject: 'JOB', actor: operator.accountId, network: nantes.id };
    expect(await auditEntries()).toEqual([
      { ...actor, action: 'JOB_RETRIED', id: toRetry },
      { ...actor, action: 'JOB_DROPPED', id: toDrop },
    ]);
    expect((await get('/operator/jobs?outcome=retried', operator)).body).toContain('The job starts again now.');
  });

  it('changes and records nothing when the job has ended, has never failed or does not exist', async () => {
    const [fresh, done] = await insertJobs(lyon, 2);
    await given.client.query(`update outbox set done_at = now() where id = $1`, [done]);
    await insertJobs(lyon, 1, 1);
    const [token, before] = [await formToken(), (await auditEntries()).length];
    const none = '00000000-0000-4000-8000-000000000000';
    for (const path of [
      `${fresh}/retry`,
      `${done}/retry`,
      `${done}/drop`,
      `${none}/drop`,
      'x/drop',
      `${fresh}/explode`,
    ])
      expect((await post(`/operator/jobs/${path}`, token, operator)).headers.location).toMatch(/outcome=nothing$/);
    expect(await rowOf(done!)).toMatchObject({ voided: false });
    expect(await auditEntries()).toHaveLength(before);
  });

  it('is refused to forms of other sites, to wrong tokens and to tokens of other sessions, and is impossible by GET', async () => {
    const [id] = await insertJobs(lyon, 1, 1);
    const token = await formToken();
    const other = await given.member(lyon, { operator: true });
    const others = formTokenIn((await get('/operator/jobs?state=FAILING', other)).body)!;
    const path = `/operator/jobs/${id}/drop`;
    for (const wrong of [undefined, '', 'x', others, `${token}x`])
      expect((await post(path, wrong, operator)).statusCode).toBe(403);
    const elsewhere: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' },
    ];
    for (const from of elsewhere) expect((await post(path, token, operator, from)).statusCode).toBe(403);
    expect([200, 404]).toContain((await get(path, operator)).statusCode);
    expect(await rowOf(id!)).toMatchObject({ voided: false, attempts: 1 });
    expect((await post(path, token, operator, { 'sec-fetch-site': 'same-origin' })).statusCode).toBe(303);
    expect(await rowOf(id!)).toMatchObject({ voided: true });
    expect(await violations(database.url)).toEqual([]);
  });
});
