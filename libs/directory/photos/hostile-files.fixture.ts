import { blackPng, compressedText, drawnPicture, jpegFile, pdfFile, pngFile, withJpegSegment } from '#libs/testing';

const MB = 1024 * 1024;
const text = (content: string) => Buffer.from(content, 'latin1');
const SCRIPT = '<script>alert(document.cookie)</script>';

export interface HostileFile {
  readonly file: () => Buffer | Promise<Buffer>;
  readonly name?: string;
  /** `photo` by default. */
  readonly as?: 'photo' | 'document';
  /** The refusal at the upload, or the state and reason after the worker has read the file. */
  readonly answer: string;
  /** Words that nothing that is kept contains. */
  readonly gone?: string[];
}

/** The EXIF block of a telephone: position, owner and a thumbnail of what was cut away. */
const exif = () => ({
  IFD0: { Make: 'Telephone of the specs', Artist: 'Camille Duchamp', Copyright: SCRIPT },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '45/1 46/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '4/1 52/1 0/1' },
});
const joined = async (...parts: (Buffer | Promise<Buffer>)[]) =>
  Buffer.concat(await Promise.all(parts.map(async (part) => part)));
const cut = async (file: Promise<Buffer> | Buffer, share: number) => {
  const whole = await file;
  return whole.subarray(0, Math.floor(whole.length * share));
};
/** A JPEG whose header states other dimensions than its content has. */
async function claiming(width: number, height: number): Promise<Buffer> {
  const jpeg = Buffer.from(await jpegFile());
  const at = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
  jpeg.writeUInt16BE(height, at + 5);
  jpeg.writeUInt16BE(width, at + 7);
  return jpeg;
}
const animation = async (): Promise<Buffer> => {
  const { default: sharp } = await import('sharp');
  const frames = [await pngFile(100, 100), await pngFile(100, 100)];
  return sharp(frames, { join: { animated: true } })
    .webp({ delay: [100, 100] })
    .toBuffer();
};

/** Every file is refused, or nothing of its danger is kept. */
export const HOSTILE_FILES: Record<string, HostileFile> = {
  'an empty file': { file: () => Buffer.alloc(0), answer: 'EMPTY' },
  'a PNG of 900 million pixels in a few kilobytes': {
    file: () => blackPng(30_000, 30_000),
    answer: 'REFUSED TOO_MANY_PIXELS',
  },
  'a PNG that is one pixel high and very wide': {
    file: () => blackPng(200_000, 20),
    answer: 'REFUSED TOO_MANY_PIXELS',
  },
  'a PNG with a text that grows to 200 MB': {
    file: () => blackPng(100, 100, [compressedText(200 * MB)]),
    answer: 'READY',
    gone: ['Comment', 'AAAA'],
  },
  'a JPEG that claims 4 billion pixels': { file: () => claiming(65_500, 65_500), answer: 'REFUSED TOO_MANY_PIXELS' },
  'a JPEG that claims more rows than it has': { file: () => claiming(640, 4_800), answer: 'REFUSED UNREADABLE' },
  'a picture of one pixel': { file: () => blackPng(1, 1), answer: 'REFUSED TOO_SMALL' },
  'an SVG with a script': {
    file: () => text(`<svg xmlns="http://www.w3.org/2000/svg">${SCRIPT}</svg>`),
    name: 'logo.svg',
    answer: 'SVG',
  },
  'an SVG that is called photo.jpg, behind a comment': {
    file: () => text(`<?xml version="1.0"?><!-- ${'x'.repeat(500)} -->\n<SVG onload="alert(1)"/>`),
    answer: 'SVG',
  },
  'a page that is called photo.png': {
    file: () => text(`<!doctype html>${SCRIPT}`),
    name: 'photo.png',
    answer: 'WRONG_TYPE',
  },
  'a GIF that is also a script': { file: () => text('GIF89a/*\x01\x01\x80\0\0*/=1;alert(1)//'), answer: 'WRONG_TYPE' },
  'a program that is called photo.jpg': { file: () => text(`MZ\x90\0${'\0'.repeat(2_000)}`), answer: 'WRONG_TYPE' },
  'a JPEG with a position and a name': {
    file: async () => (await drawnPicture()).jpeg().withExif(exif()).toBuffer(),
    answer: 'READY',
    gone: ['Exif', 'GPS', 'Camille', 'Telephone', 'script'],
  },
  'a JPEG with a page in a comment': {
    file: async () => withJpegSegment(await jpegFile(), 0xfe, text(SCRIPT)),
    answer: 'READY',
    gone: ['script'],
  },
  'a JPEG with an archive behind it': {
    file: () => joined(jpegFile(), text(`PK\x03\x04secret.exe${SCRIPT}`)),
    answer: 'READY',
    gone: ['secret.exe', 'script'],
  },
  'a PNG with a page in a text and behind its end': {
    file: async () => joined((await drawnPicture()).png().withExif(exif()).toBuffer(), text(SCRIPT)),
    answer: 'READY',
    gone: ['script', 'Camille'],
  },
  'the beginning of a JPEG and then noise': {
    file: () => joined(text('\xff\xd8\xff\xe0'), Buffer.alloc(5_000, 7)),
    answer: 'REFUSED UNREADABLE',
  },
  'half a JPEG': { file: () => cut(jpegFile(), 0.5), answer: 'REFUSED UNREADABLE' },
  'half a PNG': { file: () => cut(pngFile(), 0.5), answer: 'REFUSED UNREADABLE' },
  'an animated WebP': { file: animation, answer: 'READY', gone: ['ANIM', 'ANMF'] },
  'a JPEG in CMYK': {
    file: async () => (await drawnPicture()).toColourspace('cmyk').jpeg().toBuffer(),
    answer: 'READY',
  },
  'a PNG of 16 bits': {
    file: async () => (await drawnPicture()).toColourspace('rgb16').png().toBuffer(),
    answer: 'READY',
  },
  'a HEIC photo': {
    file: () => text(`\0\0\0\x18ftypheic\0\0\0\0mif1heic${'\0'.repeat(500)}`),
    name: 'IMG_1.HEIC',
    answer: 'HEIC',
  },
  'more than 15 MB': { file: () => Buffer.alloc(15 * MB + 1, 0xff), answer: 'TOO_LARGE' },
  'a PDF as a photo': { file: () => pdfFile(), answer: 'WRONG_TYPE' },
  'a path in the name': { file: () => jpegFile(), name: '../../../etc/passwd', answer: 'READY' },
  'NUL and another type in the name': { file: () => jpegFile(), name: 'photo\0.php', answer: 'READY' },
  'a photo as a document': { file: () => jpegFile(), as: 'document', answer: 'WRONG_TYPE' },
  'a page with a PDF behind it': {
    file: () => joined(text(`<html>${SCRIPT}`), pdfFile()),
    as: 'document',
    answer: 'WRONG_TYPE',
  },
  'a PDF with a page behind its end': {
    file: () => joined(pdfFile(), text(`<html>${SCRIPT}`)),
    as: 'document',
    answer: 'REFUSED UNREADABLE',
  },
  'a PDF with a script': {
    file: () => pdfFile('/OpenAction << /S /JavaScript /JS (app.alert(1)) >>'),
    as: 'document',
    answer: 'REFUSED ACTIVE_CONTENT',
  },
  'a PDF that hides the word JavaScript': {
    file: () => pdfFile('/OpenAction << /S /Java#53cript /J#53 (app.alert(1)) >>'),
    as: 'document',
    answer: 'REFUSED ACTIVE_CONTENT',
  },
  'a PDF with a file inside': {
    file: () => pdfFile('/Names << /EmbeddedFiles 6 0 R >>'),
    as: 'document',
    answer: 'REFUSED ACTIVE_CONTENT',
  },
  'half a PDF': { file: () => cut(pdfFile(), 0.5), as: 'document', answer: 'REFUSED UNREADABLE' },
  'more than 10 MB of PDF': {
    file: () => joined(pdfFile(), Buffer.alloc(10 * MB, 0x20)),
    as: 'document',
    answer: 'TOO_LARGE',
  },
};
