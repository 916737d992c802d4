import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BookingClient, type GivenMember } from '#libs/testing';
import { expectWellMade, heading } from './well-made.fixture.js';
import { type WebTestApp, startWebTestApp } from './web-test-app.fixture.js';

let app: WebTestApp;
let awa: GivenMember;
let code: string;

beforeAll(async () => {
  app = await startWebTestApp();
  awa = await app.member({ name: 'Awa Diallo' });
  const room = await app.space({ kind: 'MEETING_ROOM', name: 'Salle Soie', venueName: 'Le Passage' });
  const start = app.tomorrowAt(10).toInstant();
  const booked = await new BookingClient(app.api, app.lyon).proposeAndBook(awa, room, start.toString());
  code = booked.code;
  const at = app.api.clock.now().toString();
  const data = { code, what: 'Salle Soie', start, end: start.add({ hours: 1 }), zone: 'Europe/Paris' };
  await app.given.client.query(
    `insert into notification (network_id, account_id, kind, subject_id, due_at, data, in_bell, created_at)
     values ($1, $2, 'booking.confirmed', $3, $4, $5, true, $4)`,
    [app.lyon.id, awa.accountId, booked.id, at, JSON.stringify(data)],
  );
  // The second one has no notification any more; the third one gathers several.
  await app.given.client.query(
    `insert into message (network_id, kind, subject_id, recipient_id, due_at, message_id, state, claimed_at, sent_at)
     select $1, kind, $3::uuid, $2, due_at, gen_random_uuid()::text, state, due_at, case when state = 'SENT' then due_at end
       from (values ('booking.confirmed', 'SENT', $4::timestamptz),
                    ('booking.reminder', 'FAILED', $4::timestamptz - interval '1 day'),
                    ('digest', 'SENT', $4::timestamptz - interval '2 days')) one (kind, state, due_at)`,
    [app.lyon.id, awa.accountId, booked.id, at],
  );
});
afterAll(async () => {
  expect(app.browserErrors).toEqual([]);
  await app.close();
});

describe('what a person was sent', () => {
  it('is listed with its state, and leads to what it was about', async () => {
    const page = await app.visit('/lyon/account', { as: awa });
    await page.getByRole('link', { name: 'Voir ce qui vous a été envoyé' }).click();
    await heading(page, 'Que vous a-t-on envoyé');
    const lines = page.getByRole('list', { name: 'Que vous a-t-on envoyé' }).getByRole('listitem');
    await lines
      .filter({ hasText: 'Salle Soie' })
      .filter({ hasText: /Envoyé$/ })
      .waitFor();
    await lines.filter({ hasText: 'Rappel' }).filter({ hasText: 'Refusé par votre messagerie' }).waitFor();
    await lines.filter({ hasText: 'Résumé de ce que vous n’aviez pas vu' }).waitFor();
    await expectWellMade(page, 'receipts');
    await lines.filter({ hasText: 'Salle Soie' }).getByRole('link').click();
    await page.waitForURL(new RegExp(code));
    await page.context().close();
  });
});
