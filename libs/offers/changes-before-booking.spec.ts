import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { completeEnded } from '#libs/booking';
import { grantAllowances } from '#libs/passes';
import { violations } from '#libs/testing';
import { type Booker, startBooker, wordOf } from './booker.fixture.js';
import { PROPOSE, type ProposeAnswer } from './documents.fixture.js';

const NOW = '2026-11-23T08:00:00Z';
let all: Booker;

beforeAll(async () => {
  all = await startBooker(NOW);
}, 60_000);
beforeEach(() => all.api.clock.set(NOW));
afterEach(async () => expect(await violations(all.url)).toEqual([]));
afterAll(() => all?.close());

/** Ends the current tariff at an instant and starts one with these weights, if any. */
async function tariffFrom(start: string, weights: Record<string, number> | null): Promise<void> {
  const { given, network } = all;
  await given.client.query(
    `update tariff set valid = tstzrange(lower(valid), $2) where network_id = $1 and upper(valid) is null`,
    [network.id, start],
  );
  if (!weights) return;
  const { id } = await given.one<{ id: string }>(
    `insert into tariff (network_id, version, hourly_cents, vat_basis_points, without_pass_basis_points, valid)
     select $1, max(version) + 1, 480, 2000, 2500, tstzrange($2, null) from tariff where network_id = $1 returning id`,
    [network.id, start],
  );
  for (const [name, weight] of Object.entries(weights))
    await given.client.query(`insert into tariff_weight values ($1, $2, $3, $4)`, [network.id, id, name, weight]);
}

it('an address of an unknown network is answered with 404, not with a server error', async () => {
  for (const slug of ['LYON', 'lyon%00', 'lyon%2F', 'nowhere']) {
    const { status, errors } = await all.api.ask(slug, '{ me { id } }');
    expect({ slug, status, code: errors![0]!.extensions.code }).toEqual({ slug, status: 404, code: 'NOT_FOUND' });
  }
});

describe('changes between an offer, a booking and its end', () => {
  it('do not free the buffer after a booking that has ended', async () => {
    const { given, network, database } = all;
    const room = await given.space(network, { bufferMinutes: 30 });
    const [first, next] = [await given.member(network), await given.member(network)];
    expect(wordOf(await all.book(first, all.offer(first, room, '2026-11-23T09:00:00Z', '2026-11-23T10:00:00Z')))).toBe(
      'Confirmed',
    );
    const close = () => database.inTransaction(network.id, (tx) => completeEnded(tx, all.api.clock.now()));
    all.api.clock.set('2026-11-23T10:05:00Z');
    expect(await close()).toBe(0);
    const early = all.offer(next, room, '2026-11-23T10:15:00Z', '2026-11-23T11:00:00Z');
    expect(wordOf(await all.book(next, early))).toBe('Taken');
    all.api.clock.set('2026-11-23T10:30:00Z');
    expect(await close()).toBe(1);
    const after = all.offer(next, room, '2026-11-23T10:30:00Z', '2026-11-23T11:00:00Z');
    expect(wordOf(await all.book(next, after))).toBe('Confirmed');
  });

  it.each(['2026-12-31T09:00:00Z', '2027-01-31T09:00:00Z', '2027-02-14T09:00:00Z'])(
    'leave hours of the pass for the last bookable day, seen from %s',
    async (now) => {
      const { given, network, database } = all;
      all.api.clock.set(now);
      const room = await given.space(network, { from: '2027-01-01', days: 200 });
      const member = await given.member(network, { hours: null });
      await given.client.query(
        `with p as (insert into pass (network_id, plan_id, owner_member_id, anchor_on, valid)
                    values ($1, $2, $3, '2026-12-01', '[2026-11-30T23:00Z,)') returning id)
         insert into pass_holder select $1, id, $3, '[2026-11-30T23:00Z,)' from p`,
        [network.id, network.planId, member.id],
      );
      const horizon = Temporal.Instant.from(now).add({ hours: 60 * 24 });
      const open = () =>
        database.inTransaction(network.id, (tx) => grantAllowances(tx, 'Europe/Paris', all.api.clock.now(), horizon));
      expect(await open()).toBeGreaterThanOrEqual(3);
      expect(await open()).toBe(0);
      const token = all.offer(member, room, horizon.toString(), horizon.add({ hours: 1 }).toString());
      const { booking } = await all.book(member, token);
      expect(booking!.charge).toMatchObject({ creditMinutesFromPass: 120, amountInclVatCents: 0 });
    },
  );

  it('include other times quoted with the hours of their own period', async () => {
    const { given, api } = all;
    const nantes = await given.network('nantes');
    await given.space(nantes, { open: [{ start: '2026-11-30T23:00:00Z', end: '2026-12-01T12:00:00Z' }] });
    const member = await given.member(nantes, { hours: null });
    const passId = await given.pass(nantes, member.id, 0, '2026-10-31T23:00:00Z');
    const december = await given.one<{ id: string }>(
      `insert into hours_lot (network_id, pass_id, kind, valid, granted_minutes, remaining_minutes)
       values ($1, $2, 'ALLOWANCE', '[2026-11-30T23:00Z,2026-12-31T23:00Z)', 600, 600) returning id`,
      [nantes.id, passId],
    );
    await given.client.query(
      `with t as (insert into hours_transaction (network_id, kind, made_at) values ($1, 'GRANT', '2026-11-01') returning id)
       insert into hours_entry (network_id, transaction_id, lot_id, account, credit_minutes)
       select $1, t.id, $2, account, minutes from t, (values ('ISSUED', -600), ('LOT', 600)) side (account, minutes)`,
      [nantes.id, december.id],
    );
    const need = { kind: 'MEETING_ROOM', start: '2026-11-30T21:00:00Z', minutes: 60 };
    const answer = await api.ask<{ propose: { nothing: { nearest: { quote: object }[] } } }>(
      'nantes',
      `query Q($need: NeedInput!) { propose(need: $need) { nothing { nearest { quote { creditMinutesFromPass amountInclVatCents } } } } }`,
      { need },
      member,
    );
    expect(answer.data.propose.nothing.nearest.length).toBeGreaterThan(0);
    for (const { quote } of answer.data.propose.nothing.nearest)
      expect(quote).toEqual({ creditMinutesFromPass: 120, amountInclVatCents: 0 });
  });

  it('do not matter to an idempotency key, which is counted in characters and refused when too short', async () => {
    const { given, network } = all;
    const member = await given.member(network);
    const token = all.offer(member, await given.space(network), '2026-11-24T09:00:00Z', '2026-11-24T10:00:00Z');
    await expect(all.book(member, token, { key: '😀😀😀😀' })).rejects.toThrow('BAD_USER_INPUT');
    expect(wordOf(await all.book(member, token, { key: '😀😀😀😀😀😀😀😀' }))).toBe('Confirmed');
  });

  it('do not affect the answer of a repeated request when the offer expires or the tariff ends', async () => {
    const { given, network, api } = all;
    const desks = await given.space(network, { kind: 'DESK_AREA', tariffClass: 'BOOTH' });
    const member = await given.member(network);
    const expiresAt = Temporal.Instant.from('2026-11-23T08:15:00Z');
    const token = all.offer(member, desks, '2026-11-24T09:00:00Z', '2026-11-24T10:00:00Z', { expiresAt });
    const lasting = all.offer(member, desks, '2026-11-25T09:00:00Z', '2026-11-25T10:00:00Z');
    const fresh = all.offer(member, desks, '2026-11-26T09:00:00Z', '2026-11-26T10:00:00Z');
    const answers = async () => [
      wordOf(await all.book(member, token, { key: 'the-old-offer' })),
      wordOf(await all.book(member, lasting, { key: 'the-lasting-offer' })),
    ];
    expect(await answers()).toEqual(['Confirmed', 'Confirmed']);
    api.clock.set('2026-11-23T08:20:00Z');
    expect(await answers()).toEqual(['Confirmed', 'Confirmed']);
    expect(wordOf(await all.book(member, token))).toBe('EarlierBooking');

    await tariffFrom('2026-11-23T08:30:00Z', { DESK: 1 });
    api.clock.set('2026-11-23T08:31:00Z');
    expect(await answers()).toEqual(['Confirmed', 'Confirmed']);
    expect(wordOf(await all.book(member, fresh))).toBe('NO_PRICE');

    await tariffFrom('2026-11-23T08:40:00Z', {});
    api.clock.set('2026-11-23T08:41:00Z');
    expect(await answers()).toEqual(['Confirmed', 'Confirmed']);

    await tariffFrom('2026-11-23T08:50:00Z', null);
    api.clock.set('2026-11-23T08:51:00Z');
    expect(await answers()).toEqual(['Confirmed', 'Confirmed']);
    expect(wordOf(await all.book(member, fresh))).toBe('NO_PRICE');
    const need = { kind: 'DESK_AREA', start: '2026-11-27T09:00:00Z', minutes: 60 };
    const proposed = await api.ask<ProposeAnswer>(network.slug, PROPOSE, { need }, member);
    expect(proposed.errors).toBeUndefined();
    expect(proposed.data.propose.offers).toEqual([]);
  });
});
