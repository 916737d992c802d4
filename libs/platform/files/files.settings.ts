import { z } from 'zod';
import { setting } from '../settings.js';

const bytes = z.int().min(0).max(2_000_000_000);

/** Bytes that the photos and documents of one venue may have together. */
export const bytesPerVenue = setting('files.bytesPerVenue', bytes, 300_000_000);
/** Bytes that the documents of one member may have together. */
export const bytesPerMember = setting('files.bytesPerMember', bytes, 20_000_000);
