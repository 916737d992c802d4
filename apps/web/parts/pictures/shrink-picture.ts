import { fitWithin } from '../../rules/picture-size.js';

const QUALITY = 0.85;

/**
 * Re-encodes a photo as a JPEG of at most 2,560 pixels, upright and without metadata.
 * @throws when the browser cannot read it
 */
export async function shrinkPicture(file: Blob): Promise<Blob> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  try {
    const { width, height } = fitWithin(bitmap);
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    const context = canvas.getContext('2d')!;
    context.fillStyle = '#fff'; // a JPEG has no transparent parts
    context.fillRect(0, 0, width, height);
    context.imageSmoothingQuality = 'high';
    context.drawImage(bitmap, 0, 0, width, height);
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no JPEG'))), 'image/jpeg', QUALITY),
    );
  } finally {
    bitmap.close();
  }
}
