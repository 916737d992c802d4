import { type Sql, statement } from '#libs/platform';

/** What photos belong to. */
export type PhotoOwner = 'venue' | 'space';
export interface AlternativeTexts {
  readonly fr: string;
  readonly en: string;
}
export interface PhotoRow {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  readonly altFr: string;
  readonly altEn: string;
}
export interface DocumentRow {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
}

export const MAX_PHOTOS = 20;
export const MAX_DOCUMENTS = 10;
const NETWORK = '(select current_network())';

const both = <Made>(make: (of: PhotoOwner) => Made): Record<PhotoOwner, Made> => ({
  venue: make('venue'),
  space: make('space'),
});

const venueOfStatements = {
  venue: statement(
    'directory.venueToWorkFor',
    `select id "venueId" from venue where network_id = ${NETWORK} and id = $1 and withdrawn_at is null`,
  ),
  space: statement(
    'directory.venueOfSpace',
    `select v.id "venueId" from space s join venue v on (v.network_id, v.id) = (s.network_id, s.venue_id)
      where s.network_id = ${NETWORK} and s.id = $1 and s.withdrawn_at is null and v.withdrawn_at is null`,
  ),
};
/** The venue that a venue or space belongs to; undefined when it is unknown or withdrawn. */
export const venueOf = async (tx: Sql, of: PhotoOwner, id: string): Promise<string | undefined> =>
  (await tx.maybe<{ venueId: string }>(venueOfStatements[of], [id]))?.venueId;

const lockStatements = both((of) =>
  statement(
    `directory.lock${of}ForFiles`,
    `select id from ${of} where network_id = ${NETWORK} and id = $1 for no key update`,
  ),
);
/** Lets one change of the photos or documents of a venue or space run at a time. */
export const lockOwner = (tx: Sql, of: PhotoOwner, id: string): Promise<unknown> => tx.rows(lockStatements[of], [id]);

const columns = `p.file_id id, s.width, s.height, p.alt_fr "altFr", p.alt_en "altEn"`;
const joinSize = `join picture_size s on (s.network_id, s.file_id, s.size) = (p.network_id, p.file_id, 'large')`;
const photosStatements = both((of) =>
  statement(
    `directory.photosOf${of}s`,
    `select p.${of}_id "ownerId", ${columns} from ${of}_photo p ${joinSize}
      where p.network_id = $1 and p.${of}_id = any($2::uuid[]) order by p.position`,
  ),
);
/** The photos of venues or spaces in their order. */
export const photosOf = (sql: Sql, of: PhotoOwner, networkId: string, ids: readonly string[]) =>
  sql.rows<PhotoRow & { ownerId: string }>(photosStatements[of], [networkId, ids]);

const photoStatements = both((of) =>
  statement(
    `directory.${of}Photo`,
    `select p.${of}_id "ownerId", ${of === 'venue' ? 'p.venue_id' : 'o.venue_id'} "venueId", ${columns}
       from ${of}_photo p ${joinSize} join ${of} o on (o.network_id, o.id) = (p.network_id, p.${of}_id)
      where p.network_id = ${NETWORK} and p.file_id = $1`,
  ),
);
export type FoundPhoto = PhotoRow & { of: PhotoOwner; ownerId: string; venueId: string };
/** A photo of a venue or of a space. */
export async function photoById(tx: Sql, id: string): Promise<FoundPhoto | undefined> {
  for (const of of ['venue', 'space'] as const) {
    const found = await tx.maybe<Omit<FoundPhoto, 'of'>>(photoStatements[of], [id]);
    if (found) return { ...found, of };
  }
  return undefined;
}

const insertStatements = both((of) =>
  statement(
    `directory.insert${of}Photo`,
    `insert into ${of}_photo (network_id, ${of}_id, file_id, position, alt_fr, alt_en)
     select ${NETWORK}, $1, $2, count(*), $3, $4 from ${of}_photo where network_id = ${NETWORK} and ${of}_id = $1
     having count(*) < ${MAX_PHOTOS}`,
  ),
);
/** Adds a photo after the others. @returns 0 when there are too many */
export const insertPhoto = (tx: Sql, of: PhotoOwner, ownerId: string, fileId: string, alt: AlternativeTexts) =>
  tx.run(insertStatements[of], [ownerId, fileId, alt.fr, alt.en]);

const describeStatements = both((of) =>
  statement(
    `directory.describe${of}Photo`,
    `update ${of}_photo set alt_fr = $2, alt_en = $3 where network_id = ${NETWORK} and file_id = $1`,
  ),
);
export const updateTexts = (tx: Sql, of: PhotoOwner, fileId: string, { fr, en }: AlternativeTexts) =>
  tx.run(describeStatements[of], [fileId, fr, en]);

const reorderStatements = both((of) =>
  statement(
    `directory.reorder${of}Photos`,
    `update ${of}_photo p set position = o.place - 1 from unnest($2::uuid[]) with ordinality o (file_id, place)
      where p.network_id = ${NETWORK} and p.${of}_id = $1 and p.file_id = o.file_id
        and array(select file_id from ${of}_photo where network_id = ${NETWORK} and ${of}_id = $1 order by 1)
          = array(select distinct id from unnest($2::uuid[]) id order by 1)
        and cardinality($2::uuid[]) = (select count(*) from ${of}_photo where network_id = ${NETWORK} and ${of}_id = $1)`,
  ),
);
/** @returns 0 when the ids are not exactly those of all photos */
export const updateOrder = (tx: Sql, of: PhotoOwner, ownerId: string, ids: readonly string[]): Promise<number> =>
  tx.run(reorderStatements[of], [ownerId, ids]);

const removeText = (table: string, owner: string) => `
  with gone as (delete from ${table} where network_id = ${NETWORK} and file_id = $1 returning ${owner}, position)
  update ${table} p set position = p.position - 1 from gone
   where p.network_id = ${NETWORK} and p.${owner} = gone.${owner} and p.position > gone.position`;
const removeStatements = both((of) => statement(`directory.remove${of}Photo`, removeText(`${of}_photo`, `${of}_id`)));
export const deletePhoto = (tx: Sql, of: PhotoOwner, fileId: string) => tx.run(removeStatements[of], [fileId]);

const documentsStatement = statement(
  'directory.documentsOfSpaces',
  `select space_id "ownerId", file_id id, name, bytes from space_document
    where network_id = $1 and space_id = any($2::uuid[]) order by position`,
);
export const documentsOf = (sql: Sql, networkId: string, ids: readonly string[]) =>
  sql.rows<DocumentRow & { ownerId: string }>(documentsStatement, [networkId, ids]);

const documentStatement = statement(
  'directory.spaceDocument',
  `select d.file_id id, d.name, d.bytes, d.space_id "ownerId", s.venue_id "venueId"
     from space_document d join space s on (s.network_id, s.id) = (d.network_id, d.space_id)
    where d.network_id = ${NETWORK} and d.file_id = $1`,
);
export const documentById = (tx: Sql, id: string) =>
  tx.maybe<DocumentRow & { ownerId: string; venueId: string }>(documentStatement, [id]);

const insertDocumentStatement = statement(
  'directory.insertSpaceDocument',
  `insert into space_document (network_id, space_id, file_id, position, name, bytes)
   select ${NETWORK}, $1, $2, count(*), $3, $4 from space_document where network_id = ${NETWORK} and space_id = $1
   having count(*) < ${MAX_DOCUMENTS}`,
);
/** @returns 0 when there are too many */
export const insertDocument = (tx: Sql, spaceId: string, { id, name, bytes }: DocumentRow): Promise<number> =>
  tx.run(insertDocumentStatement, [spaceId, id, name, bytes]);

const removeDocumentStatement = statement('directory.removeSpaceDocument', removeText('space_document', 'space_id'));
export const deleteDocument = (tx: Sql, id: string): Promise<number> => tx.run(removeDocumentStatement, [id]);
