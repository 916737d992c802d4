// `npm test`: runs all checks and specs. With arguments (`npm test -- libs/agenda`) it only builds and runs those specs.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { Failure, run, step } from './steps.mjs';

const CHECKS = [
  {
    title: 'Format (prettier)',
    command: ['prettier/bin/prettier.cjs', '--check', '--cache', '--log-level=warn', '.'],
  },
  { title: 'Lint (oxlint, type-aware)', command: ['oxlint/bin/oxlint', '--type-aware', '--quiet', '--format=unix'] },
  {
    title: 'Boundaries (dependency-cruiser)',
    command: ['dependency-cruiser/bin/dependency-cruiser.mjs', '--config', '.dependency-cruiser.mjs'],
    on: ['apps', 'libs', 'migrations', 'bench', 'chaos'],
  },
  {
    title: 'Unused code (knip)',
    command: ['knip/bin/knip.js', '--no-progress', '--no-config-hints'],
  },
  {
    title: 'Types of the web app',
    command: ['tsc7/bin/tsc', '-p', 'apps/web', '--noEmit'],
    needs: 'apps/web/tsconfig.json',
  },
];

/** Returns the exit code: 0 only when all checks and specs passed. */
export async function test(root, args) {
  await build(root);
  const failed = args.length ? [] : await check(root);
  const jest = await runJest(root, args);
  if (failed.length) console.error(`\nFailed checks: ${failed.join(', ')} (see above)`);
  return jest || (failed.length ? 1 : 0);
}

/** @returns the titles of the checks that failed */
async function check(root) {
  const waiting = CHECKS.filter(({ needs }) => !needs || existsSync(join(root, needs)));
  const failed = [];
  // Most of them use one core.
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift())
      await runCheck(root, next).catch((error) => {
        if (!(error instanceof Failure)) throw error;
        failed.push({ title: next.title, output: error.message });
      });
  };
  await Promise.all([lane(), lane()]);
  for (const { output } of failed) console.error(`${output}\n`);
  return failed.map(({ title }) => title);
}

async function runCheck(root, { title, command, on = [] }) {
  const [script, ...rest] = [...command, ...on.filter((folder) => existsSync(join(root, folder)))];
  const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' };
  await step(title, () => run(process.execPath, [join(root, 'node_modules', script), ...rest], { cwd: root, env }));
}

function runJest(root, args) {
  const options = [process.env.NODE_OPTIONS, '--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  // Jest runs compiled specs; accept the names of their sources.
  const compiled = args.map((arg) => arg.replace(/\.tsx?$/, '.js').replace(/^(\.\/)?dist\//, ''));
  const jest = spawn(process.execPath, [join(root, 'node_modules/jest/bin/jest.js'), ...compiled], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'test', NODE_OPTIONS: options.filter(Boolean).join(' ') },
  });
  process.on('disconnect', () => jest.kill('SIGTERM'));
  process.on('SIGINT', () => {}); // Jest receives Ctrl-C from the terminal itself
  return new Promise((resolve) => jest.on('close', (code) => resolve(code ?? 1)));
}
