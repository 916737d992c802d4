import { type Base, type Restore } from './base.types.js';
import { fuzzKiosk } from './fuzz-kiosk.fixture.js';
import { type Caller, type FuzzTown } from './fuzz-town.fixture.js';

/** The kiosk that a caller can revoke. */
const live = new WeakMap<Caller, string>();

async function kioskOf(town: FuzzTown, caller: Caller): Promise<string> {
  const id = live.get(caller) ?? (await fuzzKiosk(town.given, town.lyon.id, town.desks.venueId)).id;
  live.set(caller, id);
  return id;
}

export const kioskBases: Record<string, Base> = {
  'Query.venueKiosks(venueId)': ({ desks }) => desks.venueId,
  'Mutation.addKiosk(venueId)': ({ desks }) => desks.venueId,
  'Mutation.addKiosk(name)': () => 'Tablette',
  'Mutation.revokeKiosk(id)': kioskOf,
  'Mutation.startKiosk(token)': () => 'no-token',
  'Mutation.kioskCheckIn(code)': () => 'ZZZZZZZZ',
};

export const kioskResults: Record<string, string> = {
  'Mutation.addKiosk': 'KioskAdded',
  'Mutation.revokeKiosk': 'KioskRevoked',
  // A device that is started is signed out, so nothing valid is sent.
  'Mutation.startKiosk': 'KioskRefused',
  'Mutation.kioskCheckIn': 'PresenceRefused',
};

export const kioskRestores: Record<string, Restore> = {
  'Mutation.addKiosk': async (town, _caller, { __typename, kiosk }) => {
    if (__typename !== 'KioskAdded') return;
    await town.given.client.query(`update kiosk set revoked_at = added_at where id = $1`, [
      (kiosk as { id: string }).id,
    ]);
  },
  'Mutation.revokeKiosk': (_town, caller, { __typename }) => {
    if (__typename === 'KioskRevoked') live.delete(caller);
  },
};
