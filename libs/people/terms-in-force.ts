import { type Sql } from '#libs/platform';

type TermsReader = (sql: Sql, networkId: string, at: Temporal.Instant) => Promise<number | null>;
let reader: TermsReader | undefined;

/** Says how the version of the terms that binds at an instant is read. Called once, by the lib that publishes the terms. */
export function readTermsWith(read: TermsReader): void {
  reader = read;
}

/** The version of the network's terms that binds members, which a booking records; null before the network has any. */
export const termsInForce: TermsReader = (sql, networkId, at) =>
  reader ? reader(sql, networkId, at) : Promise.resolve(null);
