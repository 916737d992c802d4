import { describe, expect, it } from '@jest/globals';
import { EnvironmentError, readEnv } from '../env.js';
import { HostRules, type IncomingRequest, exposureWarnings } from './hosts.js';

const envOf = (more: Record<string, string> = {}) =>
  readEnv({ DATABASE_URL: 'postgresql://app@127.0.0.1/traboule', ...more });
const from = (remoteAddress: string, host: string, headers: Record<string, string> = {}): IncomingRequest => ({
  headers: { host, ...headers },
  rawHeaders: ['Host', host],
  url: '/',
  socket: { remoteAddress },
});

describe('the host names of a deployment', () => {
  it('are those of PUBLIC_URL and ALLOWED_HOSTS, and the listening address when it is a single one', () => {
    const rules = new HostRules(
      envOf({ PUBLIC_URL: 'https://Lieux.example:8443', ALLOWED_HOSTS: 'api, [fd00::2]', HOST: '192.0.2.2' }),
    );
    for (const host of ['lieux.example', 'LIEUX.example:1', 'api', 'api:3000', '[fd00::2]:3000', '192.0.2.2:3000'])
      expect([host, rules.allows(from('192.0.2.9', host))]).toEqual([host, true]);
    for (const host of ['localhost', '127.0.0.1', '', 'a.lieux.example', 'api.', 'fd00::2', '192.0.2.3', 'api api'])
      expect([host, rules.allows(from('192.0.2.9', host))]).toEqual([host, false]);
  });

  it.each(['0.0.0.0', '::'])('do not include %s, which stands for all addresses', (HOST) =>
    expect(new HostRules(envOf({ HOST })).allows(from('192.0.2.9', HOST === '::' ? '[::]' : HOST))).toBe(false),
  );

  it.each(['https://lieux.example', 'lieux.example:443', 'lieux.example/', '*.example', 'a b', 'x@y'])(
    'cannot be configured as %s',
    (ALLOWED_HOSTS) => expect(() => envOf({ ALLOWED_HOSTS })).toThrow(EnvironmentError),
  );
});

describe('the local tools', () => {
  it('are available to a loopback address under a loopback name only', () => {
    const rules = new HostRules(envOf({ PUBLIC_URL: 'http://localhost:3000' }));
    for (const address of ['127.0.0.1', '127.1.2.3', '::1', '::ffff:127.0.0.1'])
      expect([address, rules.allowsLocalTools(from(address, 'localhost:3000'))]).toEqual([address, true]);
    for (const address of ['192.0.2.9', '::ffff:192.0.2.9', '10.0.0.1', 'fe80::1', '', '127.0.0.1.evil'])
      expect([address, rules.allowsLocalTools(from(address, 'localhost:3000'))]).toEqual([address, false]);
  });
});

describe('the warnings about exposure', () => {
  const warningsOf = (more: Record<string, string>) => exposureWarnings(envOf(more));

  it.each(['127.0.0.1', '::1', 'localhost'])('are absent when the process listens on %s', (HOST) =>
    expect(warningsOf({ HOST, DEMO: 'true' })).toEqual([]),
  );

  it('mention that other machines can reach a development server', () => {
    expect(warningsOf({ HOST: '0.0.0.0' })).toEqual([expect.stringContaining('HOST=0.0.0.0')]);
    const production = {
      NODE_ENV: 'production',
      FILES_DIR: '/files',
      SECRET: 'x'.repeat(32),
      SMTP_URL: 'smtp://mail.example',
    };
    expect(warningsOf({ ...production, HOST: '0.0.0.0', PUBLIC_URL: 'https://lieux.example' })).toEqual([]);
  });

  it('list everything that is exposed', () => {
    const [warning] = warningsOf({ EXPOSE_LOCAL_TOOLS: 'true', DEMO: 'true' });
    for (const part of ['EXPOSE_LOCAL_TOOLS', 'every mail', 'platform operator', 'figures'])
      expect(warning).toContain(part);
    expect(warningsOf({ EXPOSE_LOCAL_TOOLS: 'true', SMTP_URL: 'smtp://mail.example' })[0]).not.toContain('mail at');
  });
});
