import { type Relation } from './expected-permissions.fixture.js';
import { type Identifier } from './identifier-kinds.fixture.js';
import { type Sample } from './sample.types.js';

const TEXT = { fr: 'La grande salle' };
const REFUSED = 'FileRefused NOT_FOUND';

/** Staff act for their own venue, administrators for every venue of the network; `gone` is of a withdrawn venue. */
const byTheTeam =
  (done: string, gone = done): Sample['answer'] =>
  (viewer, relation) => {
    if (viewer === 'network admin') return relation === 'gone' ? gone : done;
    return relation === 'own' || relation === 'venue' ? done : REFUSED;
  };
/** What the first can remove, the next ones no longer find. The viewers come in the order of the table. */
const byTheFirst =
  (isFirst: (viewer: string, relation: Relation) => boolean): Sample['answer'] =>
  (viewer, relation) => {
    const answer = byTheTeam('FileRemoved')(viewer, relation);
    return isFirst(viewer, relation) ? answer : REFUSED;
  };

export const FILE_SAMPLES: Record<string, Sample> = {
  'Mutation.addVenuePhoto': {
    argsFor: ({ desks, venueFileId }) => ({ venueId: desks.venueId, fileId: venueFileId, alternativeText: TEXT }),
    answer: byTheTeam('Picture', REFUSED),
  },
  'Mutation.addSpacePhoto': {
    argsFor: ({ desks, spaceFileId }) => ({ spaceId: desks.id, fileId: spaceFileId, alternativeText: TEXT }),
    answer: byTheTeam('Picture', REFUSED),
  },
  'Mutation.addSpaceDocument': {
    argsFor: ({ desks, documentFileId }) => ({ spaceId: desks.id, fileId: documentFileId, name: 'Notice' }),
    answer: byTheTeam('Document', REFUSED),
  },
  'Mutation.describePhoto': {
    argsFor: ({ photoId }) => ({ id: photoId, alternativeText: TEXT }),
    answer: byTheTeam('Picture'),
  },
  'Mutation.reorderPhotos': {
    argsFor: ({ photoId }) => ({ ids: [photoId] }),
    // The withdrawn venue has this one photo, the others have more.
    answer: byTheTeam('FileRefused ORDER_CHANGED', 'PhotosReordered'),
  },
  'Mutation.removePhoto': {
    argsFor: ({ photoId }) => ({ id: photoId }),
    answer: byTheFirst((viewer, relation) => viewer === 'venue staff' || relation !== 'venue'),
  },
  'Mutation.removeDocument': {
    argsFor: ({ documentId }) => ({ id: documentId }),
    answer: byTheFirst(
      (viewer, relation) =>
        (viewer === 'venue staff' && relation === 'own') ||
        (viewer === 'network admin' && /network|gone/.test(relation)),
    ),
  },
};

const ofTheTeam = (kinds: Identifier['kinds'], otherArgs?: Identifier['otherArgs']): Identifier => ({
  kinds,
  isForTeam: true,
  ...(otherArgs && { otherArgs }),
});
/** An id that is no file of the viewer’s; the answer must not depend on the venue or space beside it. */
export const FILE_IDENTIFIERS: Record<string, Identifier> = {
  'Mutation.addVenuePhoto(venueId)': ofTheTeam(['venue'], ({ spaceFileId }) => ({
    fileId: spaceFileId,
    alternativeText: TEXT,
  })),
  'Mutation.addVenuePhoto(fileId)': ofTheTeam(['venueFile', 'spaceFile'], ({ desks }) => ({
    venueId: desks.venueId,
    alternativeText: TEXT,
  })),
  'Mutation.addSpacePhoto(spaceId)': ofTheTeam(['space'], ({ venueFileId }) => ({
    fileId: venueFileId,
    alternativeText: TEXT,
  })),
  'Mutation.addSpacePhoto(fileId)': ofTheTeam(['spaceFile', 'venueFile'], ({ desks }) => ({
    spaceId: desks.id,
    alternativeText: TEXT,
  })),
  'Mutation.addSpaceDocument(spaceId)': ofTheTeam(['space'], ({ venueFileId }) => ({
    fileId: venueFileId,
    name: 'Notice',
  })),
  'Mutation.addSpaceDocument(fileId)': ofTheTeam(['documentFile', 'venueFile'], ({ desks }) => ({
    spaceId: desks.id,
    name: 'Notice',
  })),
  'Mutation.describePhoto(id)': ofTheTeam(['photo'], () => ({ alternativeText: TEXT })),
  'Mutation.reorderPhotos(ids)': {
    ...ofTheTeam(['photo']),
    query: `mutation ($value: ID!) { reorderPhotos(ids: [$value]) { __typename ... on FileRefused { code message } } }`,
  },
  'Mutation.removePhoto(id)': ofTheTeam(['photo']),
  'Mutation.removeDocument(id)': ofTheTeam(['document']),
};

export const FILE_TEXTS: Record<string, string> = {
  'Mutation.addVenuePhoto(alternativeText.fr)': 'a new text',
  'Mutation.addVenuePhoto(alternativeText.en)': 'a new text',
  'Mutation.addSpacePhoto(alternativeText.fr)': 'a new text',
  'Mutation.addSpacePhoto(alternativeText.en)': 'a new text',
  'Mutation.describePhoto(alternativeText.fr)': 'a new text',
  'Mutation.describePhoto(alternativeText.en)': 'a new text',
  'Mutation.addSpaceDocument(name)': 'a new name',
};
