import { encode } from 'uqr';

/** A QR code drawn in the browser, so its content is sent to nobody. */
export function QrCode({ text, label, pixels = 208 }: { text: string; label: string; pixels?: number }) {
  const { data, size } = encode(text, { border: 3 });
  const dots = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <svg viewBox={`0 0 ${size} ${size}`} width={pixels} height={pixels} role="img" aria-label={label}>
      <rect width={size} height={size} fill="#fff" />
      <path d={dots} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}
