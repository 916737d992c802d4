import { instantOf } from './when.js';

/** What the audit log is asked for, as the address of its page says. */
export interface AuditFilter {
  action: string;
  person: string;
  /** Local days, both included, such as `2026-11-23`; empty: left open. */
  from: string;
  until: string;
  ofPlatform: boolean;
}

const DAY = /^(19|20)\d{2}-\d{2}-\d{2}$/;
const isDay = (text: string) =>
  DAY.test(text) && new Date(Date.parse(`${text}T00:00:00Z`) || 0).toISOString().startsWith(text);

/** Reads the filter from the address; what does not make sense there is left out. */
export function auditFilterFromAddress(params: URLSearchParams): AuditFilter {
  const read = (name: string, fits: (text: string) => boolean) => {
    const text = (params.get(name) ?? '').trim();
    return fits(text) ? text : '';
  };
  return {
    action: read('action', (text) => /^[A-Z_]{1,64}$/.test(text)),
    person: read('person', (text) => text.length <= 254),
    from: read('from', isDay),
    until: read('until', isDay),
    ofPlatform: params.get('platform') === '1',
  };
}

/** The address of a filter: the reverse of `auditFilterFromAddress`. */
export function addressOfAuditFilter({ action, person, from, until, ofPlatform }: AuditFilter): string {
  const params = new URLSearchParams();
  for (const [name, text] of Object.entries({ action, person, from, until })) if (text) params.set(name, text);
  if (ofPlatform) params.set('platform', '1');
  return params.toString();
}

const dayAfter = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** From the first instant of the first local day until the last one is over, whatever the clocks do on either. */
export const auditSpan = ({ from, until }: AuditFilter, zone: string) => ({
  since: from ? instantOf(from, '00:00', zone) : null,
  until: until ? instantOf(dayAfter(until), '00:00', zone) : null,
});
