import { latestBirthDateOfAge } from '#libs/minors';
import { eyesOf } from '#libs/people';
import { bytesPerMember, filePurpose } from '#libs/platform';
import { ownerOfPhoto, profilesSeenBy } from './profile.queries.js';
import { profileSeenBy } from './rules/seen-profile.js';

/** The photo of a profile: sent by its owner, read by those whom the profile shows it to. */
export const profilePhoto = filePurpose('profile.photo', {
  kind: 'PICTURE',
  admits: (_tx, viewer, subjectId) =>
    Promise.resolve(viewer.member?.id === subjectId ? { id: subjectId, cap: bytesPerMember } : undefined),
  reads: async (tx, viewer, { id }, now) => {
    const owner = await ownerOfPhoto(tx, id);
    if (!owner) return false;
    const [row] = await profilesSeenBy(tx, eyesOf(viewer), latestBirthDateOfAge(now, viewer.network.zone), [owner]);
    return row !== undefined && profileSeenBy(row.content, row.visibility, row.onlooker)?.photo?.id === id;
  },
});
