import { type AttemptLimit, type KnownDevice, perClientNetwork, widerNetworks } from '#libs/platform';
import { rateLimitKeyForEmail } from './rate-limit-key.js';

const MINUTES = 15;
const OVERALL_MINUTES = 60;
/** How many attempts for one account a /64 (or an IPv4 address), the /56 and the /48 around it have. */
const FOR_ONE_ACCOUNT = { narrow: 5, at56: 7, at48: 10 };
const FOR_ALL_ACCOUNTS = 20;
/** How many attempts for one account all networks have in an hour. */
const OVERALL = 30;
/** A one-time code has six digits only. */
export const OVERALL_OF_CODES = 20;

export interface Client {
  /** The client network. */
  address: string;
  device?: KnownDevice | undefined;
}

/** Attempts from a known device, or else from a client network, whomever they are for. */
export const perCaller = (action: string, { address, device }: Client, limit: number): AttemptLimit[] =>
  device
    ? [{ action: `${action}:device`, subject: device.id, limit, minutes: MINUTES }]
    : perClientNetwork(address, { action, limit, minutes: MINUTES });

export interface AccountLimits {
  all: AttemptLimit[];
  /** Those that a caller who proves to own the account is freed from. */
  own: AttemptLimit[];
}

/**
 * Attempts for the account of a mail address. A known device of the account has a limit of its own, so that nobody else can use it up.
 * Everybody else is counted per client network, per account within it, and more slowly per account overall.
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
