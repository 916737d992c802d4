import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Part, readLogLine } from './part.js';

let folder: string;
let part: Part | undefined;
const told: string[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'part-'));
  told.length = 0;
});

afterEach(async () => {
  await part?.stop();
  await rm(folder, { recursive: true, force: true });
});

async function partOf(code: string): Promise<Part> {
  const script = join(folder, 'part.mjs');
  await writeFile(script, code);
  const { NODE_OPTIONS: _, ...env } = process.env;
  part = new Part({ name: 'api', script, env, log: join(folder, 'part.log'), report: (line) => told.push(line) });
  return part;
}

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !holds(); tries++) await sleep(25);
  expect(holds()).toBe(true);
}

const READY = `process.send({ ready: true, url: 'http://here' });`;
const STAY = `process.on('disconnect', () => process.exit(0)); setInterval(() => {}, 1000);`;

describe('a part', () => {
  it('gives its address when it is ready', async () => {
    expect(await (await partOf(READY + STAY)).start()).toBe('http://here');
  });

  it('that ends before it was ready fails with its last words', async () => {
    const failing = await partOf(`console.error('no table called member'); process.exit(3);`);
    await expect(failing.start()).rejects.toThrow(/api stopped \(exit code 3\)\n {2}no table called member/);
  });

  it('that does not exist fails too', async () => {
    const missing = new Part({
      name: 'api',
      script: '/nowhere.mjs',
      env: {},
      log: join(folder, 'log'),
      report: () => {},
    });
    await expect(missing.start()).rejects.toThrow(/api stopped .*nowhere\.mjs/s);
  });

  it('that crashes is reported with its last words and started again', async () => {
    const marker = join(folder, 'fell-once');
    await (
      await partOf(`import { existsSync, writeFileSync } from 'node:fs'; ${READY} ${STAY}
        if (!existsSync('${marker}')) setTimeout(() => { writeFileSync('${marker}', ''); throw new Error('out of luck'); }, 50);`)
    ).start();
    await until(() => told.some((line) => line.startsWith('api is back')));
    expect(told[0]).toMatch(/^api stopped \(exit code 1\); starting it again in 1 s/);
    expect(told[0]).toContain('out of luck');
  });

  it('keeps small talk out of its last words', async () => {
    const failing = await partOf(
      `console.log('{"level":30,"msg":"routes mapped"}'); console.log('{"level":40,"msg":"no answer"}'); process.exit(1);`,
    );
    await expect(failing.start()).rejects.toThrow(/^api stopped \(exit code 1\)\n {2}no answer$/);
  });

  it('is not started again after it was stopped', async () => {
    const leaving = await partOf(READY + STAY);
    await leaving.start();
    await leaving.stop();
    await sleep(200);
    expect(told).toEqual([]);
  });

  it('keeps all it says in its log and shows errors', async () => {
    const talking = await partOf(
      `console.log('hello'); console.log('{"level":50,"msg":"mail refused"}'); ${READY} ${STAY}`,
    );
    await talking.start();
    await until(() => told.length > 0);
    expect(told).toEqual(['api: mail refused']);
    await talking.stop();
    expect(await readFile(join(folder, 'part.log'), 'utf8')).toContain('hello\n');
  });
});

describe('the log of a part', () => {
  it('on a full disk ends nobody: lines are dropped with one notice, and counted once there is room', async () => {
    await symlink('/dev/full', join(folder, 'part.log'));
    const talking = await partOf(`setInterval(() => console.log('hello'), 20); ${READY} ${STAY}`);
    await talking.start();
    await until(() => told.length > 0);
    await sleep(2_500); // it is tried again meanwhile, without another notice
    expect(told).toEqual([
      expect.stringMatching(/^the log of api .*cannot be written \(ENOSPC.*dropped until it can$/),
    ]);
    await rm(join(folder, 'part.log'));
    await until(() => told.length > 1);
    expect(told[1]).toMatch(/is written again; \d+ lines were lost$/);
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

  it.each(['{"level":"50"}', 'plain text', '{broken', '', '{}', 'null', '[]', '"text"'])('leaves %s as it is', (line) =>
    expect(readLogLine(line)).toEqual({ level: 100, text: line }),
  );
});
