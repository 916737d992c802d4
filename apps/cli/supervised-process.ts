import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeFolder } from '#libs/local';
import { LogWriter } from '#libs/platform';

export interface SupervisedProcessOptions {
  name: string;
  script: string;
  env: NodeJS.ProcessEnv;
  log: string;
  /** Receives lines for people: errors, ends and restarts of the process. */
  report: (line: string) => void;
}

const READY_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 12_000;
const MAX_PAUSE_MS = 30_000;
const HEALTHY_AFTER_MS = 60_000;
// Levels of pino. Lines that are not pino's rank above them: they are shown after a crash, but not reported immediately.
const WARNING_LEVEL = 40;
const ERROR_LEVEL = 50;
const FATAL_LEVEL = 60;
const OTHER_LEVEL = 100;
const EXIT_WITH_PARENT = new URL('./exit-with-parent.js', import.meta.url).href;

/** A supervised process (api or worker): started, restarted with growing pauses, and stopped. */
export class SupervisedProcess {
  private child: ChildProcess | undefined;
  private wasReady = false;
  private stopped = false;
  private crashes = 0;
  private lastLines: string[] = [];
  private readonly log: LogWriter;

  constructor(private readonly options: SupervisedProcessOptions) {
    const { log, name, report } = options;
    this.log = new LogWriter({
      open: () => {
        makeFolder(dirname(log));
        return createWriteStream(log, { flags: 'a', mode: 0o600 });
      },
      notice: (lost, reason) => JSON.stringify({ level: 40, time: Date.now(), msg: `${lost} lines of this log were lost: ${reason}` }), // prettier-ignore
      report: (text) => report(`the log of ${name} (${log}) ${text}`),
    });
  }

  /** Starts the process. @returns the URL it serves, if any, once it is ready; rejects when it ends before it is ready */
  start(): Promise<string | undefined> {
    const { script, env, name, report } = this.options;
    const startedAt = Date.now();
    this.lastLines = [];
    const child = fork(script, [], {
      env,
      execArgv: ['--import', EXIT_WITH_PARENT, '--disable-warning=ExperimentalWarning'],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      detached: true, // Ctrl-C of the terminal reaches only us, and we stop the processes in order
    });
    this.child = child;
    this.writeLog(child);
    return new Promise((resolve, reject) => {
      const startTimeout = setTimeout(() => child.kill('SIGKILL'), READY_WITHIN_MS);
      child.on('message', (message: { ready?: boolean; url?: string }) => {
        if (!message.ready) return;
        clearTimeout(startTimeout);
        if (this.crashes) report(`${name} is back after ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
        this.wasReady = true;
        resolve(message.url);
      });
      child.on('error', reject);
      child.on('close', (code, signal) => {
        clearTimeout(startTimeout);
        if (this.stopped) return resolve(undefined);
        const end = `${name} stopped (${signal ?? `exit code ${code}`})`;
        if (!this.wasReady) return reject(new Error([end, ...this.lastLines].join('\n  ')));
        if (Date.now() - startedAt > HEALTHY_AFTER_MS) this.crashes = 0;
        const pause = Math.min(1000 * 2 ** this.crashes++, MAX_PAUSE_MS);
        report([`${end}; restarting it in ${pause / 1000} s`, ...this.lastLines.slice(-8)].join('\n  '));
        void this.restartAfter(pause);
      });
    });
  }

  async stop(): Promise<void> {
    this.stopped = true;
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    if (child.connected) child.disconnect();
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
    await exited;
    clearTimeout(timer);
  }

  private async restartAfter(pause: number): Promise<void> {
    await sleep(pause);
    if (this.stopped) return;
    await this.start().catch((error: Error) => this.options.report(`${this.options.name}: ${error.message}`));
  }

  private writeLog(child: ChildProcess): void {
    for (const stream of [child.stdout, child.stderr] as Readable[]) {
      stream.on('error', () => {}); // the end is handled by `close`
      createInterface({ input: stream }).on('line', (line) => {
        this.log.write(`${line}\n`);
        const { level, text } = readLogLine(line);
        if (level >= WARNING_LEVEL) this.lastLines = [...this.lastLines.slice(-19), text];
        if (level === ERROR_LEVEL || level === FATAL_LEVEL) this.options.report(`${this.options.name}: ${text}`);
      });
    }
    child.on('close', () => this.log.end());
  }
}

/** Level and text of a log line: a JSON line of pino, or anything else that a process prints. */
export function readLogLine(line: string): { level: number; text: string } {
  try {
    const { level, msg, err } = JSON.parse(line) as { level?: unknown; msg?: string; err?: { message?: string } };
    if (typeof level !== 'number') return { level: OTHER_LEVEL, text: line };
    const words = [msg, err?.message].filter((text, index, all) => text && all.indexOf(text) === index);
    return { level, text: words.join(': ') || line };
  } catch {
    return { level: OTHER_LEVEL, text: line };
  }
}
