import { bufferOf, textOf, withParts, type Quarter } from './occupancy.js';
import { type Member } from './members.js';
import { type Town } from './town.js';
import { type Space } from './venues.js';

const OFFER_MINUTES = 120;
/** The next in line is asked before anybody else can take the time. */
const NEXT_IN_LINE_MINUTES = 5;

interface Wish {
  readonly member: Member;
  readonly space: Space;
  readonly from: Quarter;
  readonly to: Quarter;
}

/** Somebody who waits for a time of a space. @returns the id of the wait */
export function drawWait(town: Town, { member, space, from, to }: Wish, state: 'WAITING' | 'OFFERED'): string {
  const { rows, networkId: network_id, chance, now } = town;
  const joinedAt = now.subtract({ hours: 44 });
  const [lineId, id] = [chance.id(joinedAt), chance.id(joinedAt)];
  const during = `[${textOf(from)},${textOf(to)})`;
  rows.add('wished_time', { network_id, id: lineId, space_id: space.id, during, seats: 1 });
  rows.add('waiting_list_entry', {
    network_id,
    id,
    subject_kind: 'SPACE_TIME',
    subject_id: lineId,
    member_id: member.id,
    joined_at: joinedAt.toString(),
    turn: rows.of('waiting_list_entry').length + 1,
    state,
  });
  return id;
}

/** A wait whose time became free some minutes ago: it is kept for two hours, as far as the demo is fresh. */
export function drawOfferedWait(town: Town, wish: Wish): void {
  const { rows, networkId: network_id, chance, now } = town;
  const { member, space, from, to } = wish;
  const offeredAt = now.subtract({ minutes: 5 });
  const expiresAt = offeredAt.add({ minutes: OFFER_MINUTES });
  const [entry_id, hold, offer] = [drawWait(town, wish, 'OFFERED'), chance.id(offeredAt), chance.id(offeredAt)];
  rows.add('booking_hold', {
    network_id,
    id: hold,
    member_id: member.id,
    space_id: space.id,
    during: `[${textOf(from)},${textOf(to)})`,
    seats: 1,
    place: null,
    held_at: offeredAt.toString(),
    expires_at: expiresAt.toString(),
    state: 'LIVE',
  });
  for (const part of withParts(space))
    rows.add('allocation', {
      network_id,
      id: chance.id(offeredAt),
      resource_id: part.resourceId,
      exclusive: part.exclusive,
      holder_id: hold,
      during: `[${textOf(from)},${textOf(to + bufferOf(part))})`,
      seats: 1,
      state: 'HELD',
      expires_at: expiresAt.add({ minutes: NEXT_IN_LINE_MINUTES }).toString(),
    });
  rows.add('waiting_offer', {
    network_id,
    id: offer,
    entry_id,
    hold_id: hold,
    offered_at: offeredAt.toString(),
    expires_at: expiresAt.toString(),
    state: 'LIVE',
  });
}
