import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestApi, type TestDatabase, cloneDatabase, startApi } from '#libs/testing';
import { AuthorizationTown } from '../authorization/authorization-town.fixture.js';
import { unknownLike } from '../authorization/identifiers.fixture.js';
import { freshAddress } from '../authorization/probe.fixture.js';
import { NOW } from '../authorization/townspeople.fixture.js';
import { VIEWERS, isAllowed, relations } from '../authorization/expected-permissions.fixture.js';

const NO_ID = '01a00000-0000-7000-8000-000000000000';
let town: AuthorizationTown;
let database: TestDatabase;
let api: TestApi;

beforeAll(async () => {
  town = await AuthorizationTown.shared();
  database = await cloneDatabase(town.after);
  api = await startApi(database.url, { now: NOW });
}, 120_000);
afterAll(async () => {
  await api?.close();
  await database?.drop();
});

/** Every route except GraphQL: an example address, and the viewers whose sessions may open it. */
const ROUTES: Record<string, { at: string; opensTo: readonly string[] }> = {
  'GET /:network/bookings/:file': { at: '/lyon/bookings/00000000.ics', opensTo: [] }, // see the calendar file below
  'GET /:network/embed/:venue': { at: '/lyon/embed/no-such-venue', opensTo: [] }, // see libs/booking/embed/embed.spec.ts
  'GET /:network/feeds/:file': { at: '/lyon/feeds/no-such-token.ics', opensTo: [] }, // see libs/feeds/feeds.spec.ts
  'GET /:network/files/:id': { at: `/lyon/files/${NO_ID}`, opensTo: [] }, // see files-routes.spec.ts
  'GET /:network/files/:id/:size': { at: `/lyon/files/${NO_ID}/small`, opensTo: [] },
  'GET /:network/invoices/:file': { at: `/lyon/invoices/${NO_ID}.pdf`, opensTo: [] }, // see libs/billing/invoices/invoice-files.spec.ts
  'GET /:network/live': { at: '/lyon/live', opensTo: [] }, // see libs/live/live.spec.ts
  'GET /:network/my-data.zip': { at: '/lyon/my-data.zip?token=x', opensTo: [] }, // see libs/privacy/export.spec.ts
  'GET /:network/territories.geojson': { at: '/lyon/territories.geojson', opensTo: VIEWERS },
  'GET /dev/mail': { at: '/dev/mail', opensTo: [] }, // to this machine only: hosts.spec.ts
  'GET /dev/mail.json': { at: '/dev/mail.json?to=x', opensTo: [] },
  'GET /dev/mail/:id': { at: `/dev/mail/${NO_ID}`, opensTo: [] },
  'GET /dev/mail/:id/files/:number': { at: `/dev/mail/${NO_ID}/files/0`, opensTo: [] },
  'GET /dev/mail/:id/html': { at: `/dev/mail/${NO_ID}/html`, opensTo: [] },
  'GET /dev/mail/:id/raw': { at: `/dev/mail/${NO_ID}/raw`, opensTo: [] },
  'GET /dev/mail/previews': { at: '/dev/mail/previews', opensTo: [] },
  'GET /dev/mail/previews/:file': { at: '/dev/mail/previews/no-such-mail.fr.html', opensTo: [] },
  'GET /health/live': { at: '/health/live', opensTo: VIEWERS },
  'GET /health/ready': { at: '/health/ready', opensTo: VIEWERS },
  'GET /metrics': { at: '/metrics', opensTo: [] }, // asks for a token, not for a session
  'GET /oidc/callback': { at: '/oidc/callback', opensTo: [] },
  'GET /oidc/signed-out': { at: '/oidc/signed-out', opensTo: [] },
  'GET /operator/jobs': { at: '/operator/jobs', opensTo: ['platform operator'] },
  'GET /still-right/:token': { at: '/still-right/x', opensTo: [] }, // opens to the holder of the link: see libs/publishing/freshness.spec.ts
  'GET /unsubscribe/:token': { at: '/unsubscribe/x', opensTo: [] }, // opens to the holder of the link: see libs/messages/notifications/unsubscribe.spec.ts
  'POST /:network/files': { at: `/lyon/files?purpose=venue.photo&subject=${NO_ID}`, opensTo: [] },
  'POST /operator/jobs/:id/:act': { at: `/operator/jobs/${NO_ID}/retry`, opensTo: [] },
  'POST /still-right/:token': { at: '/still-right/x', opensTo: [] },
  'POST /unsubscribe/:token': { at: '/unsubscribe/x', opensTo: [] },
};

/**
 * Parsed from the route tree that Fastify prints, without the files of the web app, which are public and exist only
 * once built.
 */
function routes(): string[] {
  const found: string[] = [];
  const above: string[] = [];
  for (const line of api.app.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false }).split('\n')) {
    const [, indent, part, methods] = /^([│ ]*)[├└]── (\S+) \(([^)]+)\)/.exec(line) ?? [];
    if (part === undefined) continue;
    above.length = indent!.length / 4;
    above.push(part);
    for (const method of methods!.split(', ').filter((one) => !['HEAD', 'OPTIONS'].includes(one)))
      found.push(`${method} ${above.join('')}`);
  }
  return found.filter((route) => !/\/graphql$|^GET (\/?\*$|\/assets\/)/.test(route)).sort();
}

describe('routes beside GraphQL', () => {
  it('are all listed here', () => expect(routes()).toEqual(Object.keys(ROUTES).sort()));

  it.each(Object.entries(ROUTES))(
    'are open to exactly the viewers in the table: %s',
    async (route, { at, opensTo }) => {
      const opened: string[] = [];
      for (const viewer of VIEWERS) {
        const session = town.session(viewer);
        const { statusCode } = await api.app.inject({
          method: route.startsWith('POST') ? 'POST' : 'GET',
          url: at,
          remoteAddress: freshAddress(),
          headers: { host: 'localhost:3000', ...(session && { cookie: `traboule=${session.secret}` }) },
        });
        expect(statusCode).toBeLessThan(500);
        if (statusCode < 300) opened.push(viewer);
      }
      expect(opened).toEqual(opensTo);
    },
  );
});

describe('the calendar file of a booking', () => {
  it('is given to its member only, and others get the answer of an unknown code', async () => {
    const wrong: string[] = [];
    for (const viewer of VIEWERS)
      for (const relation of relations) {
        const target = town.target(viewer, relation);
        if (!target) continue;
        const session = town.session(viewer);
        const get = async (code: string) => {
          const headers = session && { cookie: `traboule=${session.secret}` };
          const { statusCode, body } = await api.app.inject({
            url: `/${target.network}/bookings/${code}.ics`,
            headers,
          });
          return { statusCode, body };
        };
        const got = await get(target.code);
        const refusal = await get(unknownLike('bookingCode', target.code));
        const isRight = isAllowed('owner', viewer, relation)
          ? got.statusCode === 200 && got.body.includes('BEGIN:VEVENT')
          : got.statusCode === 404 && got.body === refusal.body;
        if (!isRight || refusal.statusCode !== 404)
          wrong.push(`${viewer}, ${relation}: ${got.statusCode} ${got.body.slice(0, 80)}`);
      }
    expect(wrong).toEqual([]);
  });
});
