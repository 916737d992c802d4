import { givenFile, givenSpaceDocument, givenSpacePhoto } from '#libs/testing';
import { type Base } from './base.types.js';
import { type FuzzTown } from './fuzz-town.fixture.js';

/** Photos of the venue beside those that calls add; there must stay room for more. */
const KEPT = 8;

const venueOf = ({ desks }: FuzzTown) => desks.venueId;
const sender = ({ others }: FuzzTown) => others[0]!.member.id;
const unused = (town: FuzzTown, purpose: 'venue.photo' | 'space.photo' | 'space.document'): Promise<string> => {
  const { venueId, id } = town.desks;
  const subjectId = purpose === 'venue.photo' ? venueId : id;
  return givenFile(town.given, town.lyon, {
    purpose,
    subjectId,
    quotaId: venueId,
    uploadedBy: sender(town),
    attached: false,
  });
};

/** Changes files beside calls that run at the same time: under the lock that they take, in one round trip. */
const locked = (town: FuzzTown, table: 'venue' | 'space', statements: string) =>
  town.given.client.query(
    `begin; select id from ${table} where id = '${table === 'venue' ? venueOf(town) : town.desks.id}' for no key update; ${statements}; commit`,
  );

const venueFile: Base = async (town) => {
  await locked(town, 'venue', `delete from venue_photo where venue_id = '${venueOf(town)}' and position >= ${KEPT}`);
  return unused(town, 'venue.photo');
};
const spaceFile: Base = async (town) => {
  await locked(town, 'space', `delete from space_photo where space_id = '${town.desks.id}'`);
  return unused(town, 'space.photo');
};
const documentFile: Base = async (town) => {
  await locked(town, 'space', `delete from space_document where space_id = '${town.desks.id}'`);
  return unused(town, 'space.document');
};

/** A photo of the venue that may be changed and removed. */
const photo: Base = async (town) => {
  const id = await unused(town, 'venue.photo');
  const ofVenue = `from venue_photo where venue_id = '${venueOf(town)}'`;
  await locked(
    town,
    'venue',
    `delete ${ofVenue} and position >= ${KEPT}; update file set attached_at = '2026-11-23' where id = '${id}';
     insert into venue_photo select '${town.lyon.id}', '${venueOf(town)}', '${id}', count(*), 'La salle', '' ${ofVenue}`,
  );
  return id;
};

/** The photos of a space that no other call changes. */
const allPhotos: Base = async (town) => {
  const { rows: spaces } = await town.given.client.query<{ id: string }>(
    `select id from space where network_id = $1 and kind = 'MEETING_ROOM'`,
    [town.lyon.id],
  );
  const space = { id: spaces[0]!.id, venueId: venueOf(town) };
  const { rows } = await town.given.client.query<{ id: string }>(
    `select file_id as id from space_photo where network_id = $1 and space_id = $2`,
    [town.lyon.id, space.id],
  );
  return [rows[0]?.id ?? (await givenSpacePhoto(town.given, town.lyon, space, sender(town)))];
};

const document: Base = async (town) => {
  await locked(town, 'space', `delete from space_document where space_id = '${town.desks.id}'`);
  return givenSpaceDocument(town.given, town.lyon, town.desks, sender(town));
};

const text: Base = () => ({ fr: 'La grande salle', en: 'The large room' });

export const fileBases: Record<string, Base> = {
  'Mutation.addVenuePhoto(venueId)': venueOf,
  'Mutation.addVenuePhoto(fileId)': venueFile,
  'Mutation.addVenuePhoto(alternativeText)': text,
  'Mutation.addSpacePhoto(spaceId)': ({ desks }) => desks.id,
  'Mutation.addSpacePhoto(fileId)': spaceFile,
  'Mutation.addSpacePhoto(alternativeText)': text,
  'Mutation.addSpaceDocument(spaceId)': ({ desks }) => desks.id,
  'Mutation.addSpaceDocument(fileId)': documentFile,
  'Mutation.addSpaceDocument(name)': () => 'Notice de la découpe laser',
  'Mutation.describePhoto(id)': photo,
  'Mutation.describePhoto(alternativeText)': text,
  'Mutation.reorderPhotos(ids)': allPhotos,
  'Mutation.removePhoto(id)': photo,
  'Mutation.removeDocument(id)': document,
  AlternativeTextInput: text,
  'AlternativeTextInput.fr': () => 'La grande salle',
  'AlternativeTextInput.en': () => 'The large room',
};

export const fileResults: Record<string, string> = {
  'Mutation.addVenuePhoto': 'Picture',
  'Mutation.addSpacePhoto': 'Picture',
  'Mutation.addSpaceDocument': 'Document',
  'Mutation.describePhoto': 'Picture',
  'Mutation.reorderPhotos': 'PhotosReordered',
  'Mutation.removePhoto': 'FileRemoved',
  'Mutation.removeDocument': 'FileRemoved',
};
