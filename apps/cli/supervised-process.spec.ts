import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SupervisedProcess, readLogLine } from './supervised-process.js';

let folder: string;
let part: SupervisedProcess | undefined;
const reported: string[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'part-'));
  reported.length = 0;
});

afterEach(async () => {
  await part?.stop();
  await rm(folder, { recursive: true, force: true });
});

async function partOf(code: string): Promise<SupervisedProcess> {
  const script = join(folder, 'part.mjs');
  await writeFile(script, code);
  const { NODE_OPTIONS: _, ...env } = process.env;
  part = new SupervisedProcess({
    name: 'api',
    script,
    env,
    log: join(folder, 'part.log'),
    report: (line) => reported.push(line),
  });
  return part;
}

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !holds(); tries++) await sleep(25);
  expect(holds()).toBe(true);
}

const READY = `process.send({ ready: true, url: 'http://here' });`;
const STAY = `process.on('disconnect', () => process.exit(0)); setInterval(() => {}, 1000);`;

describe('a supervised process', () => {
  it('returns its address when it is ready', async () => {
    expect(await (await partOf(READY + STAY)).start()).toBe('http://here');
  });

  it('fails with its last output when it ends before it is ready', async () => {
    const failing = await partOf(`console.error('no table called member'); process.exit(3);`);
    await expect(failing.start()).rejects.toThrow(/api stopped \(exit code 3\)\n {2}no table called member/);
  });

  it('fails when its script does not exist', async () => {
    const missing = new SupervisedProcess({
      name: 'api',
      script: '/nowhere.mjs',
      env: {},
      log: join(folder, 'log'),
      report: () => {},
    });
    await expect(missing.start()).rejects.toThrow(/api stopped .*nowhere\.mjs/s);
  });

  it('is reported with its last output and restarted after a crash', async () => {
    const marker = join(folder, 'fell-once');
    await (
      await partOf(`import { existsSync, writeFileSync } from 'node:fs'; ${READY} ${STAY}
        if (!existsSync('${marker}')) setTimeout(() => { writeFileSync('${marker}', ''); throw new Error('out of luck'); }, 50);`)
    ).start();
    await until(() => reported.some((line) => line.startsWith('api is back')));
    expect(reported[0]).toMatch(/^api stopped \(exit code 1\); restarting it in 1 s/);
    expect(reported[0]).toContain('out of luck');
  });

  it('reports no informational lines after a crash', async () => {
    const failing = await partOf(
      `console.log('{"level":30,"msg":"routes mapped"}'); console.log('{"level":40,"msg":"no answer"}'); process.exit(1);`,
    );
    await expect(failing.start()).rejects.toThrow(/^api stopped \(exit code 1\)\n {2}no answer$/);
  });

  it('is not restarted after it was stopped', async () => {
    const leaving = await partOf(READY + STAY);
    await leaving.start();
    await leaving.stop();
    await sleep(200);
    expect(reported).toEqual([]);
  });

  it('writes its output to its log and reports errors', async () => {
    const talking = await partOf(
      `console.log('hello'); console.log('{"level":50,"msg":"mail refused"}'); ${READY} ${STAY}`,
    );
    await talking.start();
    await until(() => reported.length > 0);
    expect(reported).toEqual(['api: mail refused']);
    await talking.stop();
    expect(await readFile(join(folder, 'part.log'), 'utf8')).toContain('hello\n');
  });
});

describe('the log of a supervised process', () => {
  it('drops lines on a full disk with one notice, and counts them once there is space', async () => {
    await symlink('/dev/full', join(folder, 'part.log'));
    const talking = await partOf(`setInterval(() => console.log('hello'), 20); ${READY} ${STAY}`);
    await talking.start();
    await until(() => reported.length > 0);
    await sleep(2_500); // it is retried meanwhile, without another notice
    expect(reported).toEqual([
      expect.stringMatching(/^the log of api .*cannot be written \(ENOSPC.*dropped until it can$/),
    ]);
    await rm(join(folder, 'part.log'));
    await until(() => reported.length > 1);
    expect(reported[1]).toMatch(/is written again; \d+ lines were lost$/);
    await talking.stop();
    expect(await readFile(join(folder, 'part.log'), 'utf8')).toMatch(
      /\d+ lines of this log were lost: ENOSPC.*\nhello\n/,
    );
  });
});

describe('readLogLine', () => {
  it.each([
    ['{"level":50,"msg":"a","err":{"message":"b"}}', 50, 'a: b'],
    ['{"level":60,"msg":"a","err":{"message":"a"}}', 60, 'a'],
    ['{"level":30,"msg":"a"}', 30, 'a'],
    ['{"level":50}', 50, '{"level":50}'],
  ])('takes %s apart', (line, level, text) => expect(readLogLine(line)).toEqual({ level, text }));

  it.each(['{"level":"50"}', 'plain text', '{broken', '', '{}', 'null', '[]', '"text"'])(
    'returns %s unchanged',
    (line) => expect(readLogLine(line)).toEqual({ level: 100, text: line }),
  );
});
