import { randomUUID } from 'node:crypto';
import { OfferTokens } from '#libs/offers';
import { monthOf } from '#libs/passes';
import { post } from './load.js';
import { type Town, type TownMember, type TownSpace } from './town.js';
import { FREE_DAYS, FREE_HOURS } from './town.sql.js';

/** The second contact, with what a confirmation shows. Losers do not ask for alternatives. */
export const BOOK = `mutation Book($token: String!, $key: ID!) { book(token: $token, idempotencyKey: $key) { __typename
  ... on Confirmed { booking { id code state start end cancelFreeUntil icsUrl access { code opensAt } items { seats }
    charge { creditMinutes creditMinutesFromPass creditMinutesPaid amountInclVatCents } } }
  ... on Taken { message } ... on Refused { code message } } }`;
/** Variables with which the document can be sent without booking anything. */
export const BOOK_NOTHING = { token: 'none', key: 'none at all' };

/** A space at a time, for a member. */
export interface Slot {
  readonly space: TownSpace;
  readonly member: TownMember;
  readonly start: Temporal.Instant;
  readonly minutes: number;
}

/** Members who book contested slots only, so that no other booking of theirs stands in the way. */
const CROWD = 1_000;

/** Each for another member, space and time, all over the town and its next weeks. */
export function freeSlots({ spaces, tomorrow, ...town }: Town): () => Slot {
  const members = town.members.slice(CROWD);
  const count = spaces.length * FREE_DAYS * FREE_HOURS.length;
  let given = 0;
  return () => {
    if (given === count) throw new Error('The town is booked out: make it larger.');
    // A stride without a factor in common with the count comes by every slot once, far from the one before.
    const slot = (given++ * 612_361) % count;
    const time = Math.floor(slot / spaces.length);
    const hours = 24 * Math.floor(time / FREE_HOURS.length) + FREE_HOURS[time % FREE_HOURS.length]!;
    return {
      space: spaces[slot % spaces.length]!,
      member: members[slot % members.length]!,
      start: tomorrow.add({ hours }),
      minutes: 60,
    };
  };
}

/** A quarter of an hour of one space for every `clients` requests, each of another member; then the next quarter. */
export function contestedSlots({ hotSpaces, tomorrow, ...town }: Town, clients: number): () => Slot {
  const members = town.members.slice(0, CROWD);
  const minutes = 15;
  const aDay = FREE_HOURS.length * (60 / minutes);
  const aSpace = aDay * FREE_DAYS;
  let given = 0;
  return () => {
    const quarter = Math.floor(given / clients);
    const space = hotSpaces[Math.floor(quarter / aSpace)];
    if (!space) throw new Error('The contested spaces are booked out: make more.');
    const ofDay = quarter % aDay;
    const hours = 24 * Math.floor((quarter % aSpace) / aDay) + FREE_HOURS[Math.floor((ofDay * minutes) / 60)]!;
    return {
      space,
      member: members[given++ % members.length]!,
      start: tomorrow.add({ hours, minutes: (ofDay * minutes) % 60 }),
      minutes,
    };
  };
}

/** How the api is asked for a slot: by the token of an offer for it. */
export function askedOfOurs(town: Town, secret: string, ask: (variables: object, session: string) => Buffer) {
  const tokens = new OfferTokens(secret);
  return ({ space, member, start, minutes }: Slot): Buffer => {
    const token = tokens.seal({
      networkId: town.networkId,
      memberId: member.id,
      spaceId: space.id,
      seats: 1,
      start,
      end: start.add({ minutes }),
      ceilingCents: 0,
      ceilingCreditMinutes: minutes * space.weight,
      expiresAt: Temporal.Now.instant().add({ minutes: 15 }),
    });
    return ask({ token, key: randomUUID() }, member.secret);
  };
}

/** How the raw server is asked for it: in plain words. */
export const askedOfRaw = ({ space, member, start, minutes }: Slot): Buffer =>
  post('/book', {
    session: member.secret,
    spaceId: space.id,
    start,
    end: start.add({ minutes }),
    month: monthOf(start, 'Europe/Paris'),
    weight: space.weight,
  });
