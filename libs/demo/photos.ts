import { createHash } from 'node:crypto';
import type pg from 'pg';
import { type FileStore, pictureSizes, receiveBytes } from '#libs/platform';
import { drawRoom } from './drawn-photos.js';

/** How many places of the first town have photos, and how many each of them. */
const PHOTOS = [2, 2, 1];
const TEXTS = [
  ['Une salle claire avec deux fenêtres et une grande table', 'A bright room with two windows and a large table'],
  ['Deux tables de travail sous trois fenêtres', 'Two desks under three windows'],
  ['L’atelier, avec son établi', 'The workshop, with its bench'],
  ['Les bureaux partagés', 'The shared desks'],
  ['L’entrée du lieu', 'The entrance of the place'],
] as const;

const venues = `select id from venue where network_id = $1 and invented and withdrawn_at is null order by slug limit ${PHOTOS.length}`;

/** Draws photos for a few invented places and stores them as if somebody had sent them. @returns their number */
export async function loadPhotos(client: pg.ClientBase, networkId: string, store: FileStore): Promise<number> {
  const { default: sharp } = await import('sharp');
  const { rows } = await client.query<{ id: string }>(venues, [networkId]);
  let drawn = 0;
  for (const [n, { id: venueId }] of rows.entries())
    for (let position = 0; position < PHOTOS[n]!; position++) {
      const { pixels, width, height } = drawRoom(drawn);
      const png = await sharp(pixels, { raw: { width, height, channels: 3 } })
        .png({ compressionLevel: 1 })
        .toBuffer();
      const sizes = await pictureSizes(png, 'PNG');
      if (typeof sizes === 'string') throw new Error(`The drawn photo was refused: ${sizes}`);
      const [textFr, textEn] = TEXTS[drawn % TEXTS.length]!;
      await client.query('begin');
      const { rows: made } = await client.query<{ id: string }>(
        `insert into file (network_id, purpose, subject_id, quota_id, name, media_type, bytes, state, created_at, attached_at)
         values ($1, 'venue.photo', $2, $2, 'photo.webp', 'image/png', $3, 'READY', now(), now()) returning id`,
        [networkId, venueId, png.length],
      );
      const fileId = made[0]!.id;
      for (const { size, bytes, ...dimensions } of sizes) {
        const sha256 = createHash('sha256').update(bytes).digest('hex');
        const { path } = await receiveBytes(store.incomingFolder, only(bytes), bytes.length);
        await store.take(networkId, sha256, path);
        await client.query(
          `insert into stored_file values ($1, decode($2, 'hex'), $3, 'image/webp', now(), now()) on conflict do nothing`,
          [networkId, sha256, bytes.length],
        );
        await client.query(`insert into picture_size values ($1, $2, $3, decode($4, 'hex'), $5, $6)`, [
          networkId,
          fileId,
          size,
          sha256,
          dimensions.width,
          dimensions.height,
        ]);
      }
      await client.query(
        `insert into quota as q values ($1, 'files.bytes', $2, '1970-01-01Z', $3, 300000000)
         on conflict (network_id, kind, subject_id, period_start) do update set used = q.used + excluded.used`,
        [networkId, venueId, png.length],
      );
      await client.query(`insert into venue_photo values ($1, $2, $3, $4, $5, $6)`, [
        networkId,
        venueId,
        fileId,
        position,
        textFr,
        textEn,
      ]);
      await client.query('commit');
      drawn++;
    }
  return drawn;
}

async function* only(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}
