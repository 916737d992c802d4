import { createHash, randomBytes } from 'node:crypto';
import { type Given } from '#libs/testing';
import { type FreshVenue, freshVenue } from './fresh-venue.fixture.js';
import { createKiosk } from './townspeople-kiosks.fixture.js';
import { NOW } from './townspeople.fixture.js';

/** Further values that samples need. */
export interface FreshValues {
  /** The secret of a mailed link of that network, valid for one sign-in of a new person. */
  readonly freshLink: () => Promise<string>;
  /** A new idempotency key at each call. */
  readonly freshKey: () => string;
  /** A time of two hours in which nobody is expected anywhere. */
  readonly freshTime: () => { start: string; end: string };
  readonly freshEmail: () => string;
  /** A new venue of that network, with a claim and an invitation. */
  readonly fresh: () => Promise<FreshVenue>;
  /** The id of a new kiosk at a venue of that network. */
  readonly freshKiosk: (venueId: string) => Promise<string>;
}

let supplied = 0;
let times = 0;

/** Values that operations are called with. */
export const freshValuesFor = (given: Given, networkId: string): FreshValues => ({
  freshKey: () => `key-of-a-sample-${++supplied}`,
  freshTime: () => {
    // Within the horizon, however many spec files share this counter; each has a database of its own.
    const start = Temporal.Instant.from('2027-03-01T06:00:00Z').add({ hours: 3 * (++times % 1_800) });
    return { start: start.toString(), end: start.add({ hours: 2 }).toString() };
  },
  freshEmail: () => `newcomer-${++supplied}@spec.example`,
  fresh: () => freshVenue(given, networkId, NOW),
  freshKiosk: async (venueId) => (await createKiosk(given, networkId, venueId)).id,
  async freshLink() {
    const secret = randomBytes(32).toString('base64url');
    await given.client.query(
      `insert into sign_in_token (token_hash, email, network_id, created_at, expires_at)
       values ($1, $2, $3, $4, $4::timestamptz + interval '15 minutes')`,
      [createHash('sha256').update(secret).digest(), `newcomer-${++supplied}@spec.example`, networkId, NOW],
    );
    return secret;
  },
});
