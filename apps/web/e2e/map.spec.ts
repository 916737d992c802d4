import { type Server, createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Page } from 'playwright-core';
import { type WebTestApp, startWebTestApp } from './web-test-app.fixture.js';

/** A tile with one layer, `water`, that fills it: what any vector tile server would send, encoded by hand. */
function tile(): Buffer {
  const varint = (n: number): number[] => (n < 128 ? [n] : [(n & 127) | 128, ...varint(n >> 7)]);
  const bytes = (field: number, body: number[]) => [(field << 3) | 2, ...varint(body.length), ...body];
  const text = (field: number, value: string) => bytes(field, [...Buffer.from(value)]);
  // Move to the corner, draw three lines around, close.
  const around = [9, 0, 0, 26, 8192, 0, 0, 8192, 8191, 0, 15].flatMap(varint);
  const feature = [(3 << 3) | 0, 3, ...bytes(4, around)];
  const layer = [...text(1, 'water'), ...bytes(2, feature), (5 << 3) | 0, ...varint(4096), (15 << 3) | 0, 2];
  return Buffer.from(bytes(3, layer));
}

const listen = async (server: Server): Promise<string> => {
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

/** The colour in the middle of the map, from a screenshot. */
async function colourAtMiddle(page: Page): Promise<string> {
  const shot = await page.locator('canvas.maplibregl-canvas').screenshot();
  return page.evaluate<string>(`(async () => {
    const picture = new Image();
    picture.src = 'data:image/png;base64,${shot.toString('base64')}';
    await picture.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: picture.width, height: picture.height });
    const drawing = canvas.getContext('2d');
    drawing.drawImage(picture, 0, 0);
    return [...drawing.getImageData(picture.width / 2, picture.height * 0.8, 1, 1).data.slice(0, 3)].join(' ');
  })()`);
}

const placesOf = async (app: WebTestApp, width = 1280) => {
  const page = await app.visit('/lyon/places', { width });
  await page.locator('canvas.maplibregl-canvas').waitFor({ timeout: 40_000 });
  return page;
};

describe('a map style set by the operator', () => {
  const tiles = createServer((_request, response) => {
    tileRequests++;
    response
      .writeHead(200, { 'content-type': 'application/x-protobuf', 'access-control-allow-origin': '*' })
      .end(tile());
  });
  const styles = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'access-control-allow-origin': '*' }).end(
      JSON.stringify({
        version: 8,
        sources: {
          osm: { type: 'vector', tiles: [`${tilesUrl}/{z}/{x}/{y}.pbf`], maxzoom: 14, attribution: '© OpenStreetMap' },
        },
        layers: [
          { id: 'paper', type: 'background', paint: { 'background-color': '#ffffff' } },
          {
            id: 'water',
            type: 'fill',
            source: 'osm',
            'source-layer': 'water',
            paint: { 'fill-color': '#0a64c8', 'fill-antialias': false },
          },
        ],
      }),
    );
  });
  let tileRequests = 0;
  let tilesUrl: string;
  let app: WebTestApp;

  beforeAll(async () => {
    tilesUrl = await listen(tiles);
    app = await startWebTestApp({ MAP_STYLE_URL: `${await listen(styles)}/style.json`, MAP_ORIGINS: tilesUrl });
    await app.space({ name: 'Atelier', kind: 'WORKSHOP' });
  }, 120_000);
  afterAll(async () => {
    await app?.close();
    styles.close();
    tiles.close();
  });

  it('is drawn from its vector tiles, loaded from the configured origins only, and shows its attribution', async () => {
    const page = await placesOf(app);
    for (let tries = 0; tries < 80 && (await colourAtMiddle(page)) !== '10 100 200'; tries++)
      await page.waitForTimeout(250);
    expect(await colourAtMiddle(page)).toBe('10 100 200');
    expect(tileRequests).toBeGreaterThan(0);
    await page.getByText('© OpenStreetMap').waitFor();
    expect(app.browserErrors).toEqual([]);
  }, 120_000);
});

/**
 * Labels covered by a button of the map. Labels are redrawn when the map comes to rest, so all are read at one moment.
 */
const UNDER_BUTTONS = `(() => {
  const boxes = (which) => [...document.querySelectorAll('.maplibregl-map ' + which)].map((one) => [one, one.getBoundingClientRect()]);
  return boxes('.maplibregl-marker[aria-hidden]').filter(([one, a]) => one.textContent && !/^\\d+$/.test(one.textContent) &&
    boxes('.maplibregl-ctrl').some(([, b]) => b.width > 0 && a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom))
    .map(([one]) => one.textContent);
})()`;

describe('without a map server', () => {
  it.each([
    ['named by no setting', {}],
    ['that does not answer', { MAP_STYLE_URL: 'http://127.0.0.1:9/style.json' }],
  ])(
    'the communes form the map and their labels are readable: %s',
    async (_which, env) => {
      const app = await startWebTestApp(env);
      try {
        await app.space({ name: 'Atelier', kind: 'WORKSHOP' });
        const page = await placesOf(app);
        // Labels are redrawn each time the map comes to rest, so all are read at one moment.
        const insideTheMap = `(() => {
          const map = document.querySelector('.maplibregl-map');
          const frame = map.getBoundingClientRect();
          return [...map.querySelectorAll('.maplibregl-marker')]
            .filter((name) => { const { left, right } = name.getBoundingClientRect(); return left >= frame.left && right <= frame.right; })
            .map((name) => name.textContent);
        })()`;
        let read: string[] = [];
        for (let tries = 0; tries < 160 && !['Lyon', 'Villeurbanne'].every((name) => read.includes(name)); tries++) {
          await page.waitForTimeout(250);
          read = await page.evaluate<string[]>(insideTheMap);
        }
        expect(read).toEqual(expect.arrayContaining(['Lyon', 'Villeurbanne']));
        expect(await page.evaluate<string[]>(UNDER_BUTTONS)).toEqual([]);
      } finally {
        await app.close();
      }
    },
    60_000,
  );
});
