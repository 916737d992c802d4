import { DiscoveryService, Reflector } from '@nestjs/core';
import PostalMime from 'postal-mime';
import { Database, JobRows, collectHandlers, runJob } from '#libs/platform';
import { type Given, type TestApi } from '#libs/testing';

export const REQUEST = `mutation ($email: String!, $name: String, $locale: Locale) { requestSignIn(email: $email, name: $name, locale: $locale) {
  __typename ... on SignInRequested { email expiresInMinutes mailboxUrl } ... on Throttled { retryAfterSeconds message } } }`;
export const SIGN_IN = `mutation ($token: String!) { signIn(token: $token) {
  __typename ... on SignedIn { me { id name email locale member { id name } roles { role venueId } } } ... on SignInLinkInvalid { message } ... on Throttled { message } } }`;
export const ME = `{ me { id name email locale member { id name } roles { role venueId } } }`;

export interface Call {
  network?: string;
  variables?: object;
  /** Value of the session cookie. */
  secret?: string;
  headers?: Record<string, string>;
  remoteAddress?: string;
}
export interface Person {
  id: string;
  name: string;
  email: string;
  locale: string;
  member: { id: string } | null;
  roles: { role: string; venueId: string | null }[];
}
interface SignedIn {
  __typename: string;
  me: Person;
  message: string;
}
/** The answers to the operations of the specs, as far as they are read. */
interface Answers {
  me: Person;
  requestSignIn: { __typename: string };
  signIn: SignedIn;
  signInAsDemo: SignedIn;
  demoSignIns: unknown[];
  signOut: { sessions: number };
  setLocale: Person;
}
export interface Reply {
  status: number;
  body: string;
  data: Answers;
  errors?: { message: string; extensions: { code: string } }[];
  headers: Record<string, unknown>;
  cookies: { name: string; value: string; [attribute: string]: unknown }[];
}

/** Sends an operation as a browser does, and returns headers and cookies too. */
export async function call(api: TestApi, query: string, options: Call = {}): Promise<Reply> {
  const { network = 'lyon', variables = {}, secret, headers = {}, remoteAddress = '203.0.113.1' } = options;
  const cookie = api.env.PUBLIC_URL.startsWith('https:') ? '__Host-traboule' : 'traboule';
  const response = await api.app.inject({
    method: 'POST',
    url: `/${network}/graphql`,
    headers: { 'content-type': 'application/json', ...(secret && { cookie: `${cookie}=${secret}` }), ...headers },
    remoteAddress,
    payload: JSON.stringify({ query, variables }),
  });
  const { data, errors } = response.json<Pick<Reply, 'data' | 'errors'>>();
  return {
    status: response.statusCode,
    body: response.body,
    data,
    errors,
    headers: response.headers,
    cookies: response.cookies as Reply['cookies'],
  };
}

/** Runs the due sign-in jobs as the worker does. @returns the mails to an address, oldest first */
export async function mailsTo(
  api: TestApi,
  given: Given,
  email: string,
): Promise<{ subject: string | undefined; text: string }[]> {
  const handlers = collectHandlers(api.app.get(DiscoveryService), api.app.get(Reflector));
  const { rows: due } = await given.client.query<{ id: string }>(
    `select id from outbox where topic like 'people.%' and done_at is null order by id`,
  );
  for (const { id } of due)
    await runJob(new JobRows(api.app.get(Database).open, api.clock), handlers, id, ({ error }) => {
      if (error) throw error as Error;
    });
  const { rows: mails } = await given.client.query<{ raw: Buffer }>(
    `select raw from local_mail where recipient ilike '%' || $1 || '%' order by id`,
    [email],
  );
  const parsed = await Promise.all(mails.map(({ raw }) => PostalMime.parse(raw)));
  return parsed.map(({ subject, text = '' }) => ({ subject, text }));
}

/** The sign-in links mailed to an address, oldest first. */
export async function mailedLinks(api: TestApi, given: Given, email: string): Promise<URL[]> {
  const mails = await mailsTo(api, given, email);
  return mails
    .filter(({ text }) => text.includes('/sign-in?token='))
    .map(({ text }) => new URL(/https?:\/\/\S+/.exec(text)![0]));
}

/** Requests a link and reads its secret from the mail. */
export async function secretFor(api: TestApi, given: Given, email: string, options: Call = {}): Promise<string> {
  const { data } = await call(api, REQUEST, { ...options, variables: { email, ...options.variables } });
  if (data.requestSignIn.__typename !== 'SignInRequested') throw new Error(`no link: ${JSON.stringify(data)}`);
  return (await mailedLinks(api, given, email)).at(-1)!.searchParams.get('token')!;
}
