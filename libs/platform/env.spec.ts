import { describe, expect, it } from '@jest/globals';
import { EnvironmentError, environmentSettings, readEnv } from './env.js';

const DATABASE_URL = 'postgresql://app@127.0.0.1/traboule';
const production = {
  NODE_ENV: 'production',
  DATABASE_URL,
  PUBLIC_URL: 'https://lieux.example',
  FILES_DIR: '/files',
  SMTP_URL: 'smtps://user:password@mail.example',
  SECRET: 'x'.repeat(32),
};
const faultsOf = (source: Record<string, string>): string => {
  try {
    readEnv(source);
    return '';
  } catch (error) {
    expect(error).toBeInstanceOf(EnvironmentError);
    return (error as Error).message;
  }
};

describe('the environment', () => {
  it('needs in production only the settings without a safe default', () => {
    expect(readEnv(production)).toMatchObject({ PORT: 3000, DEMO: false });
  });

  it.each(['PUBLIC_URL', 'SMTP_URL', 'SECRET', 'DATABASE_URL', 'FILES_DIR'])('requires %s in production', (name) => {
    expect(faultsOf({ ...production, [name]: '' })).toContain(name);
  });

  it.each([
    ['DEMO', 'true'],
    ['FAIL_AT', 'mail:sent'],
    ['METRICS_TOKEN', 'short'],
    ['WORKER_PORT', '70000'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'collector:4318'],
    ['OTEL_TRACES_SAMPLER_ARG', '2'],
    ['OIDC_ISSUER', 'http://provider.example'],
    ['OIDC_SCOPES', 'email'],
    ['OIDC_CLIENT_AUTH', 'none'],
  ])('refuses %s=%s in production', (name, value) => {
    expect(faultsOf({ ...production, [name]: value })).toContain(name);
  });

  it('requires all settings of an identity provider or none', () => {
    const whole = { OIDC_ISSUER: 'https://provider.example', OIDC_CLIENT_ID: 'us', OIDC_CLIENT_SECRET: 'hush' };
    expect(readEnv({ ...production, ...whole }).OIDC_LABEL).toBe('ProConnect');
    for (const name of Object.keys(whole))
      expect(faultsOf({ ...production, ...whole, [name]: undefined })).toContain(`${name}: is required together with`);
  });

  it('reports all its faults at once, and no values', () => {
    const message = faultsOf({ NODE_ENV: 'production', SECRET: 'hunter2', SMTP_URL: 'hunter3' });
    for (const name of ['DATABASE_URL', 'SECRET', 'SMTP_URL']) expect(message).toContain(name);
    expect(message).not.toContain('hunter');
  });
});

describe('the store of files', () => {
  const bucket = {
    S3_BUCKET: 'photos',
    S3_ENDPOINT: 'https://s3.example',
    S3_ACCESS_KEY_ID: 'a',
    S3_SECRET_ACCESS_KEY: 'b',
  };

  it('is a folder, by default in the data folder', () => {
    expect(readEnv({ DATABASE_URL: production.DATABASE_URL, DATA_DIR: '/data' }).FILES_DIR).toBe('/data/files');
    expect(readEnv(production).FILES_DIR).toBe('/files');
  });

  it('may be a bucket, which needs all of its settings', () => {
    expect(readEnv({ ...production, FILES_DIR: '', ...bucket }).S3_REGION).toBe('us-east-1');
    for (const name of Object.keys(bucket))
      expect(faultsOf({ ...production, ...bucket, [name]: '' })).toContain(`${name}: is required together with`);
  });
});

describe('the documented settings', () => {
  const settings = environmentSettings();
  it('have a description that is a whole sentence', () => {
    expect(settings.filter(({ description }) => !/^[A-Z].*\.$/.test(description)).map(({ name }) => name)).toEqual([]);
  });

  it('mark as secret everything that contains a password or grants access', () => {
    const secrets = settings.filter(({ secret }) => secret).map(({ name }) => name);
    expect(secrets).toEqual(
      expect.arrayContaining(['DATABASE_URL', 'REDIS_URL', 'SMTP_URL', 'SECRET', 'METRICS_TOKEN']),
    );
    const looksSecret = settings.filter(({ name }) => /SECRET|TOKEN|PASSWORD|HEADERS|_KEY/.test(name));
    expect(looksSecret.filter(({ secret }) => !secret)).toEqual([]);
    expect(settings.filter(({ secret, defaultValue }) => secret && defaultValue !== undefined)).toEqual([]);
  });
});
