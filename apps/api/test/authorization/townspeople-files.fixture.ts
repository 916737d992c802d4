import {
  type Given,
  type GivenMember,
  type GivenNetwork,
  type GivenSpace,
  givenFile,
  givenSpaceDocument,
  givenSpacePhoto,
  givenVenuePhoto,
} from '#libs/testing';

/** The files that a person sent. */
export interface FilesOfPerson {
  /** A photo of the venue. */
  readonly photoId: string;
  /** A document of the desks. Everybody at a venue shares it. */
  readonly documentId: string;
  /** Files that are ready and not used yet. */
  readonly venueFileId: string;
  readonly spaceFileId: string;
  readonly documentFileId: string;
}

export async function addFiles(
  given: Given,
  network: GivenNetwork,
  desks: GivenSpace,
  { id }: GivenMember,
): Promise<FilesOfPerson> {
  const { rows } = await given.client.query<{ file_id: string }>(
    `select file_id from space_document where network_id = $1 and space_id = $2`,
    [network.id, desks.id],
  );
  if (rows.length === 0) await givenSpacePhoto(given, network, desks, id);
  const unused = (purpose: 'venue.photo' | 'space.photo' | 'space.document') => {
    const subjectId = purpose === 'venue.photo' ? desks.venueId : desks.id;
    return givenFile(given, network, { purpose, subjectId, quotaId: desks.venueId, uploadedBy: id, attached: false });
  };
  return {
    photoId: await givenVenuePhoto(given, network, desks, id),
    documentId: rows[0]?.file_id ?? (await givenSpaceDocument(given, network, desks, id)),
    venueFileId: await unused('venue.photo'),
    spaceFileId: await unused('space.photo'),
    documentFileId: await unused('space.document'),
  };
}
