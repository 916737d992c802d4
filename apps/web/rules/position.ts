const DECIMAL = String.raw`(-?\d{1,3}(?:[.,]\d+)?)`;
const POSITION = new RegExp(`^${DECIMAL}(?:\\s*[,;]\\s+|\\s*;\\s*|\\s+)${DECIMAL}$`);
/** Without a space, only dots can be decimal signs. */
const GLUED = /^(-?\d{1,3}(?:\.\d+)?),(-?\d{1,3}(?:\.\d+)?)$/;

/** Latitude and longitude as people write them, with dots or commas; null when they make no sense. */
export function readPosition(text: string): { lat: number; lon: number } | null {
  const found = POSITION.exec(text.trim()) ?? GLUED.exec(text.trim());
  if (!found) return null;
  const [lat, lon] = [found[1]!, found[2]!].map((part) => Number(part.replace(',', '.'))) as [number, number];
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { lat, lon } : null;
}
