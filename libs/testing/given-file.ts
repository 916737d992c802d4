import { createHash, randomBytes } from 'node:crypto';
import type pg from 'pg';
import { type GivenNetwork, type GivenSpace } from './given-space.js';

interface RowWriter {
  one<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row>;
  readonly client: pg.Client;
}
export interface FileOptions {
  purpose: 'profile.photo' | 'venue.photo' | 'space.photo' | 'space.document' | 'member.document';
  subjectId: string;
  /** The venue or member whose quota it counts for. */
  quotaId: string;
  uploadedBy: string;
  attached?: boolean;
}

/** Inserts a file that is ready, without bytes in the store. @returns its id */
export async function givenFile(
  given: RowWriter,
  network: Pick<GivenNetwork, 'id'>,
  options: FileOptions,
): Promise<string> {
  const isPicture = options.purpose.endsWith('photo');
  const stored = async (): Promise<Buffer> => {
    const sha256 = createHash('sha256').update(randomBytes(16)).digest();
    await given.client.query(
      `insert into stored_file (network_id, sha256, bytes, media_type, created_at, used_at) values ($1, $2, 1000, $3, '2026-11-01', '2026-11-01')`,
      [network.id, sha256, isPicture ? 'image/webp' : 'application/pdf'],
    );
    return sha256;
  };
  const { id } = await given.one<{ id: string }>(
    `insert into file (network_id, purpose, subject_id, quota_id, uploaded_by, name, media_type, bytes, sha256, state, created_at, attached_at)
     values ($1, $2, $3, $4, $5, 'un fichier', $6, 1000, $7, 'READY', '2026-11-23', $8) returning id`,
    [
      network.id,
      options.purpose,
      options.subjectId,
      options.quotaId,
      options.uploadedBy,
      isPicture ? 'image/jpeg' : 'application/pdf',
      isPicture ? null : await stored(),
      options.attached === false ? null : '2026-11-23',
    ],
  );
  for (const size of isPicture ? ['small', 'medium', 'large'] : [])
    await given.client.query(`insert into picture_size values ($1, $2, $3, $4, 640, 480)`, [
      network.id,
      id,
      size,
      await stored(),
    ]);
  await given.client.query(
    `insert into quota as q values ($1, 'files.bytes', $2, '1970-01-01', 1000, 1000000000)
     on conflict (network_id, kind, subject_id, period_start) do update set used = q.used + 1000`,
    [network.id, options.quotaId],
  );
  return id;
}

/** Inserts a photo of a venue after its others. @returns its id */
export async function givenVenuePhoto(
  given: RowWriter,
  network: Pick<GivenNetwork, 'id'>,
  { venueId }: Pick<GivenSpace, 'venueId'>,
  uploadedBy: string,
): Promise<string> {
  const id = await givenFile(given, network, {
    purpose: 'venue.photo',
    subjectId: venueId,
    quotaId: venueId,
    uploadedBy,
  });
  await given.client.query(
    `insert into venue_photo select $1, $2, $3, count(*), 'La salle', 'The room' from venue_photo where network_id = $1 and venue_id = $2`,
    [network.id, venueId, id],
  );
  return id;
}

/** Inserts a photo of a space, its first. @returns its id */
export async function givenSpacePhoto(
  given: RowWriter,
  network: Pick<GivenNetwork, 'id'>,
  { id: spaceId, venueId }: Pick<GivenSpace, 'id' | 'venueId'>,
  uploadedBy: string,
): Promise<string> {
  const id = await givenFile(given, network, {
    purpose: 'space.photo',
    subjectId: spaceId,
    quotaId: venueId,
    uploadedBy,
  });
  await given.client.query(`insert into space_photo values ($1, $2, $3, 0, 'La machine', '')`, [
    network.id,
    spaceId,
    id,
  ]);
  return id;
}

/** Inserts a document of a space, its first. @returns its id */
export async function givenSpaceDocument(
  given: RowWriter,
  network: Pick<GivenNetwork, 'id'>,
  { id: spaceId, venueId }: Pick<GivenSpace, 'id' | 'venueId'>,
  uploadedBy: string,
): Promise<string> {
  const file = { purpose: 'space.document', subjectId: spaceId, quotaId: venueId, uploadedBy } as const;
  const id = await givenFile(given, network, file);
  await given.client.query(`insert into space_document values ($1, $2, $3, 0, 'Notice', 1000)`, [
    network.id,
    spaceId,
    id,
  ]);
  return id;
}
