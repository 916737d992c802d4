export { type TestDatabase, cloneDatabase, filesFolderOf, makeTemplate, sharedDatabase } from './template.js';
export { TestClock } from './test-clock.js';
export { Given, type GivenMember } from './given.js';
export { type GivenNetwork } from './given-space.js';
export { type GivenSpace, type GivenSpaceKind } from './given-space.js';
export { type GivenSession, givenCertificate, givenSession, givenTraining } from './given-session.js';
export { invariants } from '#libs/safekeeping';
export { violations } from './violations.js';
export { type Answer, type TestApi, startApi, startWorker, testEnv } from './api.js';
export { type BookResult, type CancelResult, BookingClient } from './booking-client.js';
export { seededRandom } from './seed.js';
export { TestRedis, queueBackends, redisEnv } from './redis.js';
export { until } from './until.js';
export { type TestIdentity, type LocalProvider } from './identity-provider.js';
export { openIdentityProvider } from './open-identity-provider.js';
export { XSS_PAYLOADS } from './xss-payloads.js';
export { fillDisk, onSmallDisk, smallDiskOf, smallDiskObstacle } from './small-disk.js';
export { MAIL_ADDRESSES, randomMailAddress } from './mail-addresses.js';
export { givenFile, givenSpaceDocument, givenSpacePhoto, givenVenuePhoto } from './given-file.js';
export { type GivenInvoice, givenFee, givenInvoice, givenIssuer } from './given-invoice.js';
export { givenProfileAndProject } from './given-profile.js';
export {
  type GivenMentor,
  type GivenMentorRow,
  type MentorOptions,
  givenAppointment,
  givenMentorWait,
  givenBusyTime,
  givenMentor,
  givenMentorMember,
} from './given-mentor.js';
export { FileClient, type UploadAnswer } from './file-client.js';
export {
  blackPng,
  compressedText,
  drawnPicture,
  jpegFile,
  pdfFile,
  pngFile,
  withJpegSegment,
} from './picture-files.js';
