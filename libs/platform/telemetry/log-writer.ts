import { type Writable } from 'node:stream';

const RETRY_MS = 1_000;

export interface LogWriterOptions {
  /** Opens the log. It is called again after a failure closed the previous stream. */
  readonly open: () => Writable;
  /** The line written to the log once it can be written again. */
  readonly notice: (lost: number, reason: string) => string;
  /** Called when lines begin to be lost, and again when lines are written. */
  readonly report?: (text: string) => void;
}

/**
 * A log that never ends its process. While it cannot be written, for example because the disk is full, lines are dropped and counted.
 * It is retried every second, and the first line written then reports the number of lost lines.
 */
export class LogWriter {
  private stream: Writable | undefined;
  private lost = 0;
  private reason = '';
  private retryAt = 0;
  private readonly handled = new WeakSet<Writable>();

  constructor(private readonly options: LogWriterOptions) {}

  /** Takes whole lines, each with its end. */
  write(lines: string): void {
    if (Date.now() < this.retryAt) return void this.lost++;
    const stream = (this.stream ??= this.open());
    if (!stream) return;
    const missing = this.lost;
    this.lost = 0; // reported by the notice, and counted again if writing it fails
    // The last line before the failure may be incomplete, so the notice starts on a new line.
    const text = missing ? `\n${this.options.notice(missing, this.reason)}\n${lines}` : lines;
    stream.write(text, (error) => {
      if (error) return this.failed(error, missing + 1);
      this.retryAt = 0;
      if (missing) this.options.report?.(`is written again; ${missing} lines were lost`);
    });
  }

  end(): void {
    this.stream?.end();
    this.stream = undefined;
  }

  private open(): Writable | undefined {
    try {
      const stream = this.options.open();
      if (this.handled.has(stream)) return stream;
      this.handled.add(stream);
      stream.on('error', (error) => {
        if (this.stream === stream) this.stream = undefined;
        this.failed(error, 0);
      });
      return stream;
    } catch (error) {
      this.failed(error as Error, 1);
      return undefined;
    }
  }

  private failed(error: Error, lines: number): void {
    const isFirst = this.retryAt === 0;
    this.lost += lines;
    this.reason = error.message;
    this.retryAt = Date.now() + RETRY_MS;
    if (isFirst) this.options.report?.(`cannot be written (${error.message}); its lines are dropped until it can`);
  }
}

let toStandardOutput: LogWriter | undefined;

/** The log of api and worker. pino's own stream ends the process or blocks when standard output is a file on a full disk. */
export function standardLog(): LogWriter {
  toStandardOutput ??= new LogWriter({
    open: () => process.stdout,
    notice: (lost, reason) =>
      JSON.stringify({ level: 40, time: Date.now(), pid: process.pid, msg: `${lost} lines of this log were lost: ${reason}` }), // prettier-ignore
  });
  return toStandardOutput;
}
