import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Page } from 'playwright-core';
import { type GivenMember, type GivenSpace, XSS_PAYLOADS, seededRandom } from '#libs/testing';
import { type WebTestApp, startWebTestApp } from './web-test-app.fixture.js';

const PAYLOADS = [...new Set(XSS_PAYLOADS.map((text) => text.replaceAll('\0', '')))];
const WEBSITES = [
  'javascript:alert(1)',
  'http://[',
  'data:text/html,<script>alert(1)</script>',
  ' https:\\\\evil.example',
];
const OPENED = 6;
const chance = seededRandom();

let app: WebTestApp;
let member: GivenMember;
let page: Page;
const spaces: GivenSpace[] = [];

beforeAll(async () => {
  app = await startWebTestApp();
  member = await app.member({ name: PAYLOADS[0]! });
  for (const [i, payload] of PAYLOADS.entries()) {
    const space = await app.space({
      kind: 'MEETING_ROOM',
      venueName: payload,
      name: payload,
      lat: 45.75 + i / 10_000,
    });
    await app.given.client.query(
      `update venue set description_fr = $2, description_en = $2, street = $2, city = $2, website = $3 where id = $1`,
      [space.venueId, payload, WEBSITES[i % WEBSITES.length]],
    );
    await app.given.client.query(`update space set description_fr = $2, description_en = $2 where id = $1`, [
      space.id,
      payload,
    ]);
    spaces.push(space);
  }
  await app.given.client.query(`update owner set name = $1`, [PAYLOADS[1]]);
  await app.given.client.query(`update network set name = $1`, [PAYLOADS[2]]);
  page = await app.visit('/lyon', { as: member });
  await page.route(/\/live\?/, (route) => route.abort()); // a stream is never idle
  await page.addInitScript('globalThis.alert = () => void (globalThis.ran = true)');
}, 120_000);
afterAll(() => app?.close());

/** The text of a page once everything on it has loaded. */
async function shown(path: string): Promise<string> {
  await page.goto(app.url + path);
  await page.locator('h1').first().waitFor();
  await page.waitForLoadState('networkidle');
  expect(await page.evaluate('globalThis.ran')).toBeUndefined();
  expect(await page.evaluate(`[...document.querySelectorAll('a[href]')].map((a) => a.href).filter((href) => !/^(https?|mailto|tel|geo):/.test(href))`)).toEqual([]); // prettier-ignore
  expect(await page.evaluate(`document.querySelectorAll('main script, main iframe, main object, main embed, main base, main [onerror], main [onload], main [onmouseover], main [srcdoc]').length`)).toBe(0); // prettier-ignore
  return page.locator('body').innerText();
}

describe(`hostile names on the pages (seed ${chance.seed})`, () => {
  it('are shown as plain text in the list, on the map and among the offers', async () => {
    const list = await shown('/lyon/places');
    expect(PAYLOADS.filter((payload) => list.includes(payload)).length).toBeGreaterThanOrEqual(15);
    await shown('/lyon/places?text=alert');
    await shown(`/lyon?q=${encodeURIComponent('salle de réunion demain à 10h')}`);
    for (const path of ['/lyon/pass', '/lyon/bookings', '/lyon/account', '/?choose']) await shown(path);
  });

  it('are shown as plain text on the pages of venues', async () => {
    for (const { venueSlug, venueId } of chance.shuffle(spaces).slice(0, OPENED)) {
      const { name } = await app.given.one<{ name: string }>(`select name from venue where id = $1`, [venueId]);
      const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();
      expect(flat(await shown(`/lyon/venues/${venueSlug}`))).toContain(flat(name));
    }
  });

  it('in the address are shown as plain text', async () => {
    for (const payload of chance.shuffle(PAYLOADS).slice(0, OPENED / 2)) {
      const text = encodeURIComponent(payload);
      await shown(`/lyon?q=${text}`);
      await shown(`/lyon/places?text=${text}&kinds=${text}&capability=${text}`);
      await shown(`/lyon/venues/${text}`);
      await shown(`/lyon/sign-in?token=${text}&next=${text}&problem=${text}`);
    }
    await shown(`/lyon/sign-in?next=javascript:alert(1)#second=${encodeURIComponent(PAYLOADS[0]!)}`);
  }, 120_000);

  it('cause no browser error', () => {
    expect(app.browserErrors).toEqual([]);
  });
});
