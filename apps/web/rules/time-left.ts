const pad = (value: number): string => String(value).padStart(2, '0');

/** A duration as a countdown shows it: "26 h 05", "4 h 30", "12:05". */
export function timeLeftText(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1_000));
  if (seconds < 3_600) return `${Math.floor(seconds / 60)}:${pad(seconds % 60)}`;
  return `${Math.floor(seconds / 3_600)} h ${pad(Math.floor((seconds % 3_600) / 60))}`;
}
