import { type BytesQuota, type Sql, type Viewer, bytesPerVenue, filePurpose } from '#libs/platform';
import { venueOf } from './photos.queries.js';
import { worksFor } from '../venue-team.js';

/** The files of a venue and of its spaces count for the venue. */
const ofTheTeam =
  (of: 'venue' | 'space') =>
  async (tx: Sql, viewer: Viewer, subjectId: string): Promise<BytesQuota | undefined> => {
    const venueId = await venueOf(tx, of, subjectId);
    return venueId && worksFor(viewer, venueId) ? { id: venueId, cap: bytesPerVenue } : undefined;
  };

export const venuePhoto = filePurpose('venue.photo', { kind: 'PICTURE', admits: ofTheTeam('venue'), reads: 'ANYONE' });
export const spacePhoto = filePurpose('space.photo', { kind: 'PICTURE', admits: ofTheTeam('space'), reads: 'ANYONE' });
/** Instructions of a machine, rules of a room. */
export const spaceDocument = filePurpose('space.document', {
  kind: 'DOCUMENT',
  admits: ofTheTeam('space'),
  reads: 'ANYONE',
});
