import { type AcceptedType } from './media-type.js';

/** The sizes that are made of every picture: the longest side in pixels. */
export const PICTURE_SIZES = { small: 320, medium: 800, large: 1_600 } as const;
export type PictureSize = keyof typeof PICTURE_SIZES;
export const isPictureSize = (text: string): text is PictureSize => Object.hasOwn(PICTURE_SIZES, text);

/** A picture of 50 million pixels takes 200 MB while it is read; the largest of today's telephones stay below. */
export const MAX_PIXELS = 50_000_000;
export const MAX_SIDE = 16_000;
const TIMEOUT_SECONDS = 20;

export type PictureFault = 'UNREADABLE' | 'TOO_MANY_PIXELS' | 'TOO_SMALL';
export interface MadeSize {
  readonly size: PictureSize;
  readonly bytes: Buffer;
  readonly width: number;
  readonly height: number;
}

/** Loaded at the first picture, so that processes without pictures do not hold the library. It reads three formats and no other. */
let loading: Promise<typeof import('sharp').default> | undefined;
async function load() {
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  sharp.concurrency(1);
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({
    operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
  });
  return sharp;
}

let last: Promise<unknown> = Promise.resolve();
/** Pictures are read one at a time in a process, because each may take much memory. */
function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  const turn = last.then(work, work);
  last = turn.catch(() => {});
  return turn;
}

/**
 * Re-encodes a picture in three sizes: upright, in sRGB, the first frame only, without metadata or anything else that the file contains.
 * @returns a fault when the file is not a whole picture of its type
 */
export const pictureSizes = (file: Buffer, type: AcceptedType): Promise<MadeSize[] | PictureFault> =>
  inTurn(async () => {
    const sharp = await (loading ??= load());
    const options = { limitInputPixels: MAX_PIXELS, failOn: 'warning', sequentialRead: true } as const;
    const found = await sharp(file, options).metadata().catch(asFault);
    if (typeof found === 'string') return found;
    if (found.format?.toUpperCase() !== type) return 'UNREADABLE';
    if (found.width * found.height > MAX_PIXELS || Math.max(found.width, found.height) > MAX_SIDE)
      return 'TOO_MANY_PIXELS';
    if (Math.min(found.width, found.height) < 16) return 'TOO_SMALL';
    const upright = await sharp(file, options)
      .autoOrient()
      .resize({ width: PICTURE_SIZES.large, height: PICTURE_SIZES.large, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .timeout({ seconds: TIMEOUT_SECONDS })
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true })
      .catch(asFault);
    if (typeof upright === 'string') return upright;
    const { data, info } = upright;
    const made: MadeSize[] = [];
    for (const [size, side] of Object.entries(PICTURE_SIZES) as [PictureSize, number][]) {
      const { data: bytes, info: drawn } = await sharp(data, {
        raw: { width: info.width, height: info.height, channels: info.channels },
      })
        .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
        .webp({ quality: 80 })
        .toBuffer({ resolveWithObject: true });
      made.push({ size, bytes, width: drawn.width, height: drawn.height });
    }
    return made;
  });

/** Errors of the libraries about the content of a file. Others, such as a lack of memory, are thrown again. */
function asFault(error: unknown): PictureFault {
  const { message = '' } = error as Partial<Error>;
  if (/pixel limit|exceeds|timeout/i.test(message)) return 'TOO_MANY_PIXELS';
  if (
    /unsupported image format|corrupt|Vips|premature|jpeg|png|webp|load|invalid|truncated|empty|unable to/i.test(
      message,
    )
  )
    return 'UNREADABLE';
  throw error;
}
