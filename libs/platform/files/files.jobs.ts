import { z } from 'zod';
import { job } from '../jobs/jobs.js';

/** Reads a received file in full and makes the sizes of a picture. */
export const processFile = job('files.process', z.object({ fileId: z.uuid() }));
