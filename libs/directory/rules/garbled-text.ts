/** The byte of each character beyond ASCII, in the encodings that UTF-8 is mistaken for. */
const TABLES = ['windows-1252', 'macintosh'].map((encoding) => {
  const bytes = Uint8Array.from({ length: 128 }, (_, i) => 128 + i);
  return new Map([...new TextDecoder(encoding).decode(bytes)].map((character, i) => [character, 128 + i]));
});
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Why a text cannot be correct, or null: it has an invalid UTF-8 byte, or UTF-8 that was read as another encoding. */
export function garbledPart(text: string): string | null {
  if (text.includes('\uFFFD')) return `a character that cannot be read in "${text.slice(0, 60)}"`;
  for (const [run] of text.matchAll(/[^\0-\x7f]{2,}/gu)) {
    const meant = TABLES.map((table) => reread(run, table)).find((each) => each !== null);
    if (meant) return `"${text.slice(0, 60)}" was UTF-8 read as another encoding: "${run}" was "${meant}"`;
  }
  return null;
}

/** What a run of characters was before UTF-8 was read as another encoding; null when it may be correct. */
function reread(run: string, table: ReadonlyMap<string, number>): string | null {
  const bytes = [...run].map((character) => table.get(character));
  if (bytes.includes(undefined)) return null;
  try {
    const meant = utf8.decode(Uint8Array.from(bytes as number[]));
    return /^[\u00a0-\u017f\u2010-\u203a\u20ac]+$/.test(meant) ? meant : null;
  } catch {
    return null;
  }
}
