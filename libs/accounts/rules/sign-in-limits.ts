import { type AttemptLimit, type KnownDevice, perClientNetwork, widerNetworks } from '#libs/platform';
import { rateLimitKeyForEmail } from './rate-limit-key.js';

const MINUTES = 15;
const OVERALL_MINUTES = 60;
/** Attempts for one account from a /64 (or an IPv4 address), and from the /56 and the /48 around it. */
const FOR_ONE_ACCOUNT = { narrow: 5, at56: 7, at48: 10 };
const FOR_ALL_ACCOUNTS = 20;
/** Attempts for one account from all networks together, per hour. */
const OVERALL = 30;
/** A one-time code has six digits only. */
export const OVERALL_OF_CODES = 20;

export interface Client {
  /** The client network. */
  address: string;
  device?: KnownDevice | undefined;
}

/** Limits of attempts from a known device, or else from a client network, for all accounts together. */
export const perCaller = (action: string, { address, device }: Client, limit: number): AttemptLimit[] =>
  device
    ? [{ action: `${action}:device`, subject: device.id, limit, minutes: MINUTES }]
    : perClientNetwork(address, { action, limit, minutes: MINUTES });

export interface AccountLimits {
  all: AttemptLimit[];
  /** The limits that are reset when the caller proves to own the account. */
  own: AttemptLimit[];
}

/**
 * Limits of attempts for the account of a mail address. A known device of the account has a limit of its own, which nobody else
 * can use up. Other clients are counted per client network, per account within that network, and more slowly per account
 * overall.
 */
export function perAccount(
  action: string,
  email: string,
  { address, device }: Client,
  overallLimit = OVERALL,
): AccountLimits {
  const key = rateLimitKeyForEmail(email);
  if (device?.knows(email)) {
    const own = [{ action: `${action}:device`, subject: `${device.id} ${key}`, limit: FOR_ONE_ACCOUNT.narrow, minutes: MINUTES }]; // prettier-ignore
    return { all: own, own };
  }
  const within = (network: string, limit: number): AttemptLimit => ({ action: `${action}:within`, subject: `${network} ${key}`, limit, minutes: MINUTES }); // prettier-ignore
  const wider = widerNetworks(address);
  const own = [
    within(address, FOR_ONE_ACCOUNT.narrow),
    ...(wider ? [within(wider.at56, FOR_ONE_ACCOUNT.at56), within(wider.at48, FOR_ONE_ACCOUNT.at48)] : []),
  ];
  const network = perClientNetwork(address, { action, limit: FOR_ALL_ACCOUNTS, minutes: MINUTES });
  const overall = { action: `${action}:overall`, subject: key, limit: overallLimit, minutes: OVERALL_MINUTES };
  return { all: [...network, ...own, overall], own };
}
