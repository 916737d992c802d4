// Compiles the server with TypeScript 7 and the web app with Vite, if their sources have changed.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readStamp, writeStamp } from './stamps.mjs';
import { run, step } from './steps.mjs';

const SERVER = ['apps', 'libs', 'migrations', 'bench', 'chaos', 'package.json', 'package-lock.json', 'tsconfig.json'];
const WEB = ['apps/web', 'schema.graphql', 'package-lock.json'];
const COMPILED = [
  'apps/api',
  'apps/worker',
  'apps/cli',
  'apps/web/rules',
  'apps/web/e2e',
  'libs',
  'migrations',
  'bench',
  'chaos',
];

export async function build(root) {
  const built = await Promise.allSettled([buildServer(root), buildWeb(root)]);
  const failure = built.find(({ status }) => status === 'rejected');
  if (failure) throw failure.reason;
}

function buildServer(root) {
  const sources = SERVER.filter((path) => path !== 'apps').concat(
    'apps/api',
    'apps/worker',
    'apps/cli',
    'apps/web/rules',
    'apps/web/e2e',
  );
  return whenChanged(root, 'server', sources, () =>
    step('Building the server', async () => {
      prune(root);
      rmSync(join(root, 'dist/.compiled'), { recursive: true, force: true }); // code kept for the former build
      await run(process.execPath, [join(root, 'node_modules/tsc7/bin/tsc'), '-p', '.', '--pretty', 'false'], {
        cwd: root,
      });
      rmSync(join(root, 'dist/migrations/functions'), { recursive: true, force: true });
      cpSync(join(root, 'migrations/functions'), join(root, 'dist/migrations/functions'), { recursive: true });
    }),
  );
}

async function buildWeb(root) {
  if (!existsSync(join(root, 'apps/web/index.html'))) return;
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const args = ['build', 'apps/web', '--outDir', join(root, 'dist/web'), '--emptyOutDir', '--logLevel', 'warn'];
  const env = { ...process.env, NODE_ENV: 'production' };
  await whenChanged(root, 'web', WEB, () =>
    step('Building the web app', () => run(process.execPath, [vite, ...args], { cwd: root, env })),
  );
}

async function whenChanged(root, name, paths, work) {
  const stamp = join(root, 'dist', `.built-${name}`);
  const now = fingerprint(root, paths);
  if (readStamp(stamp) === now) return;
  await work();
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeStamp(stamp, now);
}

// A hash of the names, sizes and times of all sources. It also detects deleted and older files.
function fingerprint(root, paths) {
  const hash = createHash('sha256').update(process.version);
  for (const path of paths) {
    for (const file of filesUnder(join(root, path))) {
      const { size, mtimeMs } = statSync(file);
      hash.update(`${file}:${size}:${mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}

function filesUnder(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return [];
  if (found.isFile()) return [path];
  return readdirSync(path)
    .sort()
    .filter((name) => name !== 'node_modules')
    .flatMap((name) => filesUnder(join(path, name)));
}

// Deletes compiled files without a source, so that deleted specs no longer run.
function prune(root) {
  for (const folder of COMPILED) {
    for (const file of filesUnder(join(root, 'dist', folder))) {
      const source = join(root, folder, file.slice(join(root, 'dist', folder).length)).replace(/\.js(\.map)?$/, '.ts');
      if (source.endsWith('.ts') && !existsSync(source) && !existsSync(`${source}x`)) rmSync(file);
    }
  }
}
