import { type Sql, statement } from '../database/sql.js';
import { type PictureSize } from './picture-sizes.js';

const NETWORK = '(select current_network())';

/** Notes that bytes are wanted now, before they are written. Bytes noted less than a day ago are not collected. */
const noteBytesStatement = statement(
  'platform.noteStoredBytes',
  `insert into stored_file as s (network_id, sha256, bytes, media_type, created_at, used_at)
   values (${NETWORK}, decode($1, 'hex'), $2, $3, $4, $4)
   on conflict (network_id, sha256) do update set used_at = greatest(s.used_at, excluded.used_at)`,
);
export const noteBytes = (
  tx: Sql,
  { sha256, bytes, mediaType }: { sha256: string; bytes: number; mediaType: string },
  now: Temporal.Instant,
): Promise<number> => tx.run(noteBytesStatement, [sha256, bytes, mediaType, now]);

export interface NewFile {
  readonly purpose: string;
  readonly subjectId: string;
  readonly quotaId: string;
  readonly uploadedBy: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly attached: boolean;
}
const insertFileStatement = statement(
  'platform.insertFile',
  `insert into file (network_id, purpose, subject_id, quota_id, uploaded_by, name, media_type, bytes, sha256, created_at, attached_at)
   values (${NETWORK}, $1, $2, $3, $4, $5, $6, $7, decode($8, 'hex'), $9::timestamptz, case when $10 then $9::timestamptz end)
   on conflict do nothing returning id`,
);
const sameFileStatement = statement(
  'platform.sameFile',
  `select id from file
    where network_id = ${NETWORK} and uploaded_by = $1 and purpose = $2 and subject_id = $3 and sha256 = decode($4, 'hex')
      and attached_at is null`,
);
/** @returns the id, and whether the same person had sent the same file before */
export async function insertFile(
  tx: Sql,
  file: NewFile,
  now: Temporal.Instant,
): Promise<{ id: string; isRepeated: boolean }> {
  const { purpose, subjectId, quotaId, uploadedBy, name, mediaType, bytes, sha256, attached } = file;
  const values = [purpose, subjectId, quotaId, uploadedBy, name, mediaType, bytes, sha256, now, attached];
  const made = await tx.maybe<{ id: string }>(insertFileStatement, values);
  if (made) return { id: made.id, isRepeated: false };
  const { id } = await tx.one<{ id: string }>(sameFileStatement, [uploadedBy, purpose, subjectId, sha256]);
  return { id, isRepeated: true };
}

export interface FileRow {
  readonly id: string;
  readonly purpose: string;
  readonly subjectId: string;
  readonly uploadedBy: string | null;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string | null;
  readonly state: 'RECEIVED' | 'READY' | 'REFUSED';
  readonly reason: string | null;
  readonly isAttached: boolean;
}
const fileStatement = statement(
  'platform.file',
  `select id, purpose, subject_id "subjectId", uploaded_by "uploadedBy", name, media_type "mediaType", bytes,
          encode(sha256, 'hex') sha256, state, reason, attached_at is not null "isAttached"
     from file where network_id = ${NETWORK} and id = $1`,
);
export const fileById = (tx: Sql, id: string): Promise<FileRow | undefined> => tx.maybe<FileRow>(fileStatement, [id]);

const documentsStatement = statement(
  'platform.documentsOfSubject',
  `select f.id, case when p.sha256 is null then f.name else f.name || '.webp' end as name, encode(coalesce(f.sha256, p.sha256), 'hex') sha256
     from file f left join picture_size p on (p.network_id, p.file_id, p.size) = (f.network_id, f.id, 'large')
    where f.network_id = ${NETWORK} and f.quota_id = $1 and f.subject_id = $1 and f.state = 'READY' and coalesce(f.sha256, p.sha256) is not null
    order by f.id`,
);
/** The documents and the photo of a member, for the export of their data. */
export const documentsOfMember = (tx: Sql, memberId: string) =>
  tx.rows<{ id: string; name: string; sha256: string }>(documentsStatement, [memberId]);

const sizeStatement = statement(
  'platform.pictureSize',
  `select encode(p.sha256, 'hex') sha256, s.bytes
     from picture_size p join stored_file s on (s.network_id, s.sha256) = (p.network_id, p.sha256)
    where p.network_id = ${NETWORK} and p.file_id = $1 and p.size = $2`,
);
export const sizeOfPicture = (tx: Sql, id: string, size: PictureSize) =>
  tx.maybe<{ sha256: string; bytes: number }>(sizeStatement, [id, size]);

const insertSizeStatement = statement(
  'platform.insertPictureSize',
  `insert into picture_size (network_id, file_id, size, sha256, width, height)
   values (${NETWORK}, $1, $2, decode($3, 'hex'), $4, $5) on conflict do nothing`,
);
export const insertSize = (
  tx: Sql,
  row: { fileId: string; size: PictureSize; sha256: string; width: number; height: number },
): Promise<number> => tx.run(insertSizeStatement, [row.fileId, row.size, row.sha256, row.width, row.height]);

/** Gives the bytes of a file back to its quota. `gone` has the rows of the file. */
const givenBack = `update quota q set used = greatest(q.used - g.bytes, 0) from gone g
  where (q.network_id, q.kind, q.subject_id) = (${NETWORK}, 'files.bytes', g.quota_id)`;

const readyStatement = statement(
  'platform.fileReady',
  // Of a picture only the sizes are kept: the file as it was sent may say where and by whom it was taken.
  `update file set state = 'READY', sha256 = case when $2 then sha256 end
    where network_id = ${NETWORK} and id = $1 and state = 'RECEIVED'`,
);
export const markReady = (tx: Sql, id: string, keepsBytes: boolean): Promise<number> =>
  tx.run(readyStatement, [id, keepsBytes]);

const refusedStatement = statement(
  'platform.fileRefused',
  `with gone as (update file set state = 'REFUSED', reason = $2, sha256 = null
                  where network_id = ${NETWORK} and id = $1 and state = 'RECEIVED' returning quota_id, bytes)
   ${givenBack}`,
);
export const markRefused = (tx: Sql, id: string, reason: string): Promise<number> =>
  tx.run(refusedStatement, [id, reason]);

const attachStatement = statement(
  'platform.attachFile',
  `update file f set attached_at = $4
    where f.network_id = ${NETWORK} and f.id = $1 and f.purpose = $2 and f.subject_id = $3
      and f.state = 'READY' and f.attached_at is null
   returning f.name, f.bytes`,
);
/**
 * Attaches a file that is ready to a row of its owner, once.
 * @returns undefined when the file is unknown, not ready, attached already or for something else
 */
export const attachFile = (
  tx: Sql,
  file: { id: string; purpose: string; subjectId: string },
  now: Temporal.Instant,
): Promise<{ name: string; bytes: number } | undefined> =>
  tx.maybe(attachStatement, [file.id, file.purpose, file.subjectId, now]);

const deleteFileStatement = statement(
  'platform.deleteFile',
  `with gone as (delete from file where network_id = ${NETWORK} and id = $1
                 returning quota_id, case when state = 'REFUSED' then 0 else bytes end as bytes)
   ${givenBack}`,
);
/** Deletes a file that no row refers to any more. Its bytes are collected a day later. */
export const deleteFile = (tx: Sql, id: string): Promise<number> => tx.run(deleteFileStatement, [id]);

const deleteUnattachedStatement = statement(
  'platform.deleteUnattachedFiles',
  `with gone_file as (delete from file where network_id = ${NETWORK} and attached_at is null and created_at < $1
                      returning quota_id, state, bytes),
        gone as (select quota_id, sum(bytes)::int as bytes from gone_file where state <> 'REFUSED' group by quota_id)
   ${givenBack}`,
);
export const deleteUnattached = (tx: Sql, before: Temporal.Instant): Promise<number> =>
  tx.run(deleteUnattachedStatement, [before]);

const deleteUnusedBytesStatement = statement(
  'platform.deleteUnusedBytes',
  `delete from stored_file s
    where (s.network_id, s.sha256) in (
            select u.network_id, u.sha256 from stored_file u
             where u.network_id = ${NETWORK} and u.used_at < $1
               and not exists (select from file f where (f.network_id, f.sha256) = (u.network_id, u.sha256))
               and not exists (select from picture_size p where (p.network_id, p.sha256) = (u.network_id, u.sha256))
             limit 200 for update skip locked)
      and s.used_at < $1
   returning encode(s.sha256, 'hex') sha256`,
);
/** Deletes the notes of bytes that no file has referred to since an instant. @returns their hashes */
export const deleteUnusedBytes = async (tx: Sql, before: Temporal.Instant): Promise<string[]> =>
  (await tx.rows<{ sha256: string }>(deleteUnusedBytesStatement, [before])).map(({ sha256 }) => sha256);
