/** Types that are accepted, and those that get an answer of their own. */
export const MEDIA_TYPES = {
  JPEG: 'image/jpeg',
  PNG: 'image/png',
  WEBP: 'image/webp',
  PDF: 'application/pdf',
} as const;
export type AcceptedType = keyof typeof MEDIA_TYPES;
export type FoundType = AcceptedType | 'HEIC' | 'SVG' | 'OTHER';

/** How many bytes from the beginning tell the type. */
export const HEAD_BYTES = 4_096;

const HEIC_BRANDS = /^(hei[cxms]|hev[cxms]|mif1|msf1|avi[fs])$/;
const startsWith = (head: Buffer, bytes: readonly number[]): boolean => bytes.every((byte, i) => head[i] === byte);

/** The type of a file by its first bytes. Its name and the type that the sender states are never read. */
export function mediaTypeOf(head: Buffer): FoundType {
  const text = (from: number, to: number) => head.toString('latin1', from, to);
  if (startsWith(head, [0xff, 0xd8, 0xff])) return 'JPEG';
  if (startsWith(head, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'PNG';
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return 'WEBP';
  // Readers also accept a header within the first kilobyte; what stands before it could be a page or a program.
  if (/^%PDF-[12]\.\d/.test(text(0, 8))) return 'PDF';
  if (text(4, 8) === 'ftyp' && HEIC_BRANDS.test(text(8, 12))) return 'HEIC';
  return /<svg[\s>]/i.test(text(0, HEAD_BYTES)) ? 'SVG' : 'OTHER';
}
