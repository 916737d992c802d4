#!/usr/bin/env node
// Entry point of `npm start`, `npm test` and the `traboule` command. It runs on Node 18 and newer before anything is installed: installs the
// packages, continues under the installed Node, builds what has changed, and then runs the command.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { install, pinnedNode } from './install.mjs';
import { Failure, run, step } from './steps.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const args = process.argv.slice(2);
const has = (path) => existsSync(join(root, path));
// An installation without dev dependencies (npm ci --omit=dev) that was built elsewhere runs without a build.
const isShipped = has('dist/apps/cli/main.js') && has('node_modules/.package-lock.json') && !has('node_modules/tsc7');

try {
  // The second process, which has an IPC channel to the first, runs the command. The variable also gives `up` the start time.
  if (process.env.TRABOULE_STARTED_AT && process.send) await handOver();
  else await prepare();
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  console.error(`\n${error.message}`);
  process.exit(1);
}

async function prepare() {
  const startedAt = Date.now();
  if (Number(process.versions.node.split('.')[0]) < 18)
    throw new Failure(`Traboule starts on Node 18 or newer; this is ${process.version}.`);
  if (!isShipped) await install(root);
  const node = await pinnedNode(root);
  const child = spawn(node, [fileURLToPath(import.meta.url), ...args], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, TRABOULE_STARTED_AT: String(startedAt) },
  });
  // Closing the channel asks the child to stop. It also closes when this process is killed.
  const stop = () => child.connected && child.disconnect();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
  if (process.env.npm_lifecycle_event) stopWithNpm(stop);
  child.on('error', (error) => {
    console.error(error.message);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}

// A killed npm does not end its children, so this process checks whether its parent, or that of npm's shell, has changed.
function stopWithNpm(stop) {
  const shell = readProc(process.ppid, 'comm');
  const inBetween = ['sh', 'dash', 'bash'].includes(shell) ? process.ppid : undefined;
  const ancestors = () => `${process.ppid} ${inBetween ? readProc(inBetween, 'stat').split(' ')[3] : ''}`;
  const npm = ancestors();
  setInterval(() => ancestors() !== npm && stop(), 1000).unref();
}

// Linux only; elsewhere the shell replaces itself by the command, so npm is the parent.
function readProc(pid, file) {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8').trim();
  } catch {
    return '';
  }
}

async function handOver() {
  const named = { races: ['chaos/races', 'mentors.races', 'subjects.races'], ranking: ['mentors/ranking'] }[args[0]];
  if (args[0] === 'test' || named) {
    const { test } = await import('./test.mjs');
    if (args[0] === 'races') process.env.RACE_ROUNDS ||= '60';
    process.exitCode = await test(root, named ?? args.slice(1));
    process.channel?.unref();
    return;
  }
  if (!isShipped) await build(root);
  if (args[0] === 'build') return process.channel?.unref();
  if (args[0] === 'schema') {
    const printer = join(root, 'dist/apps/api/print-schema.js');
    await step('Printing schema.graphql', () => run(process.execPath, [printer], { cwd: root }));
    const webTypes = join(root, 'apps/web/schema-types.mjs');
    await step('Writing the web app’s types of it', () => run(process.execPath, [webTypes], { cwd: root }));
    process.channel?.unref();
    return;
  }
  if (args[0] === 'bench' || args[0] === 'chaos') {
    process.channel?.unref();
    process.on('disconnect', () => process.exit(130));
    await import(pathToFileURL(join(root, `dist/${args[0]}/main.js`)).href);
    return;
  }
  await import(pathToFileURL(join(root, 'dist/apps/cli/main.js')).href);
}
