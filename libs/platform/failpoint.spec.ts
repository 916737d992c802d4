import { describe, expect, it } from '@jest/globals';
import { readEnv } from './env.js';
import { ALL_FAILPOINTS, failpoint } from './failpoint.js';

const production = {
  NODE_ENV: 'production',
  FILES_DIR: '/files',
  DATABASE_URL: 'postgresql://db.example/traboule',
  PUBLIC_URL: 'https://traboule.example',
  SMTP_URL: 'smtp://mail.example',
  SECRET: 'x'.repeat(32),
};

describe('a failpoint', () => {
  it('is refused in production, whatever its name', () => {
    expect(readEnv(production).FAIL_AT).toBeUndefined();
    for (const FAIL_AT of ALL_FAILPOINTS)
      expect(() => readEnv({ ...production, FAIL_AT })).toThrow('FAIL_AT: must be off in production');
  });

  it('is refused when no step has its name', () => {
    for (const FAIL_AT of ['mail', 'mail:Sent', 'true', ' '])
      expect(() => readEnv({ DATABASE_URL: production.DATABASE_URL, FAIL_AT })).toThrow('FAIL_AT');
  });

  it('does nothing when FAIL_AT does not name it', () => {
    expect(process.env.FAIL_AT).toBeUndefined();
    for (const step of ALL_FAILPOINTS) failpoint(step);
  });
});
