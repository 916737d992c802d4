import { describe, expect, it } from '@jest/globals';
import { addressOfAuditFilter, type AuditFilter, auditFilterFromAddress, auditSpan } from './audit-filter.js';

const NONE: AuditFilter = { action: '', person: '', from: '', until: '', ofPlatform: false };
const read = (query: string) => auditFilterFromAddress(new URLSearchParams(query));

describe('the filter of the audit log in its address', () => {
  it('comes back as it was written', () => {
    const filter: AuditFilter = {
      action: 'SIGN_IN_FAILED',
      person: 'ada+log@spec.example',
      from: '2026-10-25',
      until: '2026-11-22',
      ofPlatform: true,
    };
    expect(read(addressOfAuditFilter(filter))).toEqual(filter);
    expect(addressOfAuditFilter(NONE)).toBe('');
  });

  it.each([
    'action=sign-in',
    'action=<b>',
    'from=2026-02-30',
    'from=soon',
    'until=2026-1-1',
    'until=0',
    'until=9999-12-31',
    'platform=yes',
  ])('leaves out %j', (query) => {
    expect(read(query)).toEqual(NONE);
  });

  it('covers whole local days, also the one of 25 hours', () => {
    const day = { ...NONE, from: '2026-10-25', until: '2026-10-25' };
    const span = auditSpan(day, 'Europe/Paris');
    expect(span).toEqual({ since: '2026-10-24T22:00:00.000Z', until: '2026-10-25T23:00:00.000Z' });
    expect(auditSpan(NONE, 'Europe/Paris')).toEqual({ since: null, until: null });
  });
});
