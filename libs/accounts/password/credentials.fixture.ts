import { generateSync } from 'otplib';
import { type TestApi } from '#libs/testing';
import { type Call, call } from '../sign-in/sign-in.fixture.js';

export const SIGN_IN_BY_PASSWORD = `mutation ($email: String!, $password: String!) { signInWithPassword(email: $email, password: $password) {
  __typename ... on SignedIn { me { id roles { role } } } ... on SecondFactorAsked { challenge } ... on PasswordWrong { message } ... on Throttled { message } } }`;
export const SET_PASSWORD = `mutation ($password: String!, $current: String) { setPassword(password: $password, currentPassword: $current) {
  __typename ... on PasswordKept { sessionsEnded } ... on PasswordRefused { fault message } ... on RecentSignInNeeded { message } ... on Throttled { message } } }`;
export const REMOVE_PASSWORD = `mutation ($current: String) { removePassword(currentPassword: $current) {
  __typename ... on PasswordGone { sessionsEnded } ... on RecentSignInNeeded { message } ... on Throttled { message } } }`;
export const OFFER = `mutation { offerSecondFactor { __typename ... on SecondFactorOffer { secret uri } } }`;
export const CONFIRM = `mutation ($code: String!) { confirmSecondFactor(code: $code) { __typename ... on RecoveryCodes { codes } } }`;
export const ENTER = `mutation ($code: String!, $challenge: String) { enterSecondFactor(code: $code, challenge: $challenge) {
  __typename ... on SignedIn { me { id roles { role } secondFactor { required done enrolled recoveryCodesLeft } } } } }`;
export const RENEW_CODES = `mutation ($code: String!) { renewRecoveryCodes(code: $code) { __typename ... on RecoveryCodes { codes } } }`;
export const REMOVE_SECOND_FACTOR = `mutation ($code: String!) { removeSecondFactor(code: $code) { __typename ... on SecondFactorOff { required } } }`;

/** The result of a mutation, loosely typed: each spec reads the fields it expects. */
export interface Outcome {
  __typename: string;
  message: string;
  fault: string;
  secret: string;
  uri: string;
  challenge: string;
  codes: string[];
  sessionsEnded: number;
  sessions: number;
  required: boolean;
  me: { id: string; roles: { role: string }[]; secondFactor: Record<string, unknown> };
}

/** Calls a mutation and returns its result, and the session cookie if one was set. */
export async function outcome(
  api: TestApi,
  query: string,
  variables: object = {},
  options: Omit<Call, 'variables'> = {},
): Promise<Outcome & { cookie: string | undefined }> {
  const { data, errors, cookies } = await call(api, query, { ...options, variables });
  if (errors) throw new Error(errors.map(({ message }) => message).join('; '));
  const [answer] = Object.values(data) as unknown as [Outcome];
  return { ...answer, cookie: cookies.find(({ name }) => name === 'traboule')?.value };
}

/** The code that an authenticator app shows the given number of 30-second steps from now. */
export const codeOf = (api: TestApi, secret: string, steps = 0): string =>
  generateSync({ secret, epoch: Math.floor(api.clock.now().epochMilliseconds / 1000) + 30 * steps });

/** Turns the second factor on. @returns the app's secret, the recovery codes, and the new session */
export async function enrol(
  api: TestApi,
  secret: string,
): Promise<{ secret: string; codes: string[]; cookie: string }> {
  const offer = await outcome(api, OFFER, {}, { secret });
  const confirmed = await outcome(api, CONFIRM, { code: codeOf(api, offer.secret) }, { secret });
  return { secret: offer.secret, codes: confirmed.codes, cookie: confirmed.cookie! };
}
