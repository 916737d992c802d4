export interface Exchange {
  /** The viewer and the request. */
  request: string;
  answer: string;
}
const UUID = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g;

/**
 * Masks only what is random in each run: ids created since the run began (also inside cursors), booking codes with the
 * door codes and file names derived from them, and the other network's entry in `networks`.
 */
export function masked(lines: readonly Exchange[], since: string, known: ReadonlySet<string>): Exchange[] {
  const minted = new Map<string, string>();
  const mask = (kind: string, value: string): string => {
    if (!minted.has(value)) minted.set(value, `<${kind} ${minted.size}>`);
    return minted.get(value)!;
  };
  const ids = (text: string): string => text.replace(UUID, (id) => (id > since ? mask('id', id) : id));
  const hide = (text: string): string =>
    ids(
      text
        .replace(/("(?:cursor|endCursor|after)":")([\w-]+)(")/g, (_all, head: string, cursor: string, tail: string) =>
          [head, Buffer.from(cursor, 'base64url').toString().replaceAll('"', "'"), tail].join(''),
        )
        .replace(/"code":"([0-9A-Z]{8})"/g, (all, code: string) =>
          known.has(code) ? all : `"code":"${mask('code', code)}"`,
        )
        .replace(/bookings\/([0-9A-Z]{8})\.ics/g, (all, code: string) => (known.has(code) ? all : mask('code', code)))
        .replace(/script-key-cancel-\w\w/g, '<key>'),
    );
  const ofAll = (text: string): string =>
    text.replace(/\{[^{}]*(?:\{[^{}]*\}[^{}]*)*"slug":"nantes"[^{}]*\}/g, '<the other network>');
  const doors = (text: string): string =>
    text.replace(/"id":"<id \d+>","code":"<code \d+>"[^\n]*?"access":\{"code":"\d{6}"/g, (all) =>
      all.replace(/\d{6}"$/, '<door>"'),
    );
  return lines.map(({ request, answer }) => ({ request: hide(request), answer: doors(ofAll(hide(answer))) }));
}

/** The request, and both answers from shortly before they differ. */
export function difference(one: Exchange, other: Exchange | undefined): string {
  const at = [...one.answer].findIndex((sign, n) => sign !== other?.answer[n]);
  const from = Math.max(0, at - 80);
  return `${one.request}\n  alone: …${one.answer.slice(from, at + 120)}\n  beside: …${other?.answer.slice(from, at + 120)}`;
}
