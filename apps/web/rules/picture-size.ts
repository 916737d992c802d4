/** The longest side of a photo that is sent. Screens show less; a telephone takes more. */
export const MAX_SIDE = 2_560;

/** The size that fits into a square of `max` pixels, in the same proportions and never larger than before. */
export function fitWithin(
  { width, height }: { width: number; height: number },
  max = MAX_SIDE,
): { width: number; height: number } {
  const scale = Math.min(1, max / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** Whether a photo is of the kind that iPhones keep and most browsers cannot read. */
export const isHeic = ({ type, name }: { type: string; name: string }): boolean =>
  /^image\/hei[cf]/i.test(type) || /\.hei[cf]$/i.test(name);
