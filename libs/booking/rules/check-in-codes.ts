import { createHmac, timingSafeEqual } from 'node:crypto';

const STEP_MS = 30_000;
const DIGITS = 6;
const ID_BYTES = 16;
const MAC_BYTES = 16;

/** Compares two texts of the same kind without revealing where they differ. */
function isSame(typed: string, expected: string): boolean {
  const [a, b] = [Buffer.from(typed), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function codeOfStep(venueId: string, step: number, key: Uint8Array): string {
  const mac = createHmac('sha256', key).update(`rotating-code:${venueId}:${step}`).digest();
  return String(mac.readUIntBE(0, 6) % 10 ** DIGITS).padStart(DIGITS, '0');
}

/** The code that the screen of a venue shows now. It changes every 30 seconds. */
export const rotatingCode = (venueId: string, now: Temporal.Instant, key: Uint8Array): string =>
  codeOfStep(venueId, Math.floor(now.epochMilliseconds / STEP_MS), key);

/** When the screen must show the next code. */
export const rotatingCodeChanges = (now: Temporal.Instant): Temporal.Instant =>
  Temporal.Instant.fromEpochMilliseconds((Math.floor(now.epochMilliseconds / STEP_MS) + 1) * STEP_MS);

/** Whether a code is shown now, or was until less than 30 seconds ago: people need time to type. */
export function isRotatingCode(typed: string, venueId: string, now: Temporal.Instant, key: Uint8Array): boolean {
  const step = Math.floor(now.epochMilliseconds / STEP_MS);
  const entered = typed.replace(/\s/g, '');
  return [step, step - 1].some((each) => isSame(entered, codeOfStep(venueId, each, key)));
}

const macOf = (id: Buffer, key: Uint8Array): Buffer =>
  createHmac('sha256', key).update('printed-code:').update(id).digest().subarray(0, MAC_BYTES);

/** What the printed code of a venue contains. It proves only that somebody has seen the print. */
export function printedToken(venueId: string, key: Uint8Array): string {
  const id = Buffer.from(venueId.replaceAll('-', ''), 'hex');
  return Buffer.concat([id, macOf(id, key)]).toString('base64url');
}

/** The venue of a printed code; undefined when it is none. */
export function venueOfToken(token: string, key: Uint8Array): string | undefined {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== ID_BYTES + MAC_BYTES || bytes.toString('base64url') !== token) return undefined;
  const id = bytes.subarray(0, ID_BYTES);
  if (!timingSafeEqual(bytes.subarray(ID_BYTES), macOf(id, key))) return undefined;
  return id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
