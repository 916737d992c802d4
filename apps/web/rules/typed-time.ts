/** A time as people type it (`9`, `9h30`, `9:30`, `0930`) on the 24-hour clock, such as `09:30`; null when it is none. */
export function typedTime(text: string): string | null {
  const [, hours = '', minutes = ''] = /^(\d{1,2})(?:\s*[h:.]?\s*(\d{2})?)?$/i.exec(text.trim()) ?? [];
  if (hours === '' || Number(hours) > 24 || Number(minutes) > 59) return null;
  // Midnight at the end of a day is that at the start of the next.
  if (hours === '24') return Number(minutes) === 0 ? '00:00' : null;
  return `${hours.padStart(2, '0')}:${minutes.padStart(2, '0')}`;
}
