// Shows steps with their duration and runs commands. Plain JavaScript without dependencies, because it runs before the installation.
import { spawn } from 'node:child_process';

const tty = process.stderr.isTTY && !process.env.CI;
const color = tty && !process.env.NO_COLOR;
const paint = (code, text) => (color ? `\x1b[${code}m${text}\x1b[0m` : text);
const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];

/** The steps that run now. */
const running = new Set();
let timer;
let frame = 0;
const clear = tty ? '\r\x1b[2K' : '';

function spin() {
  const steps = [...running].map(({ title, spent }) => `${title} ${spent()}`).join(' · ');
  process.stderr.write(`${clear}${paint(33, FRAMES[frame++ % FRAMES.length])} ${steps}`);
}

/** Shows `title` while `work` runs, and its duration afterwards. Errors are marked and thrown again. Steps may run at the same time. */
export async function step(title, work) {
  const start = Date.now();
  const spent = () => `${((Date.now() - start) / 1000).toFixed(1)} s`;
  const shown = { title, spent };
  running.add(shown);
  if (tty) timer ??= setInterval(spin, 100);
  else process.stderr.write(`… ${title}\n`);
  const close = (mark) => {
    running.delete(shown);
    if (running.size === 0) timer = clearInterval(timer);
    process.stderr.write(`${clear}${mark} ${title} ${paint(2, spent())}\n`);
  };
  try {
    const result = await work();
    close(paint(32, '✔'));
    return result;
  } catch (error) {
    close(paint(31, '✖'));
    throw error;
  }
}

/** A failure whose message is shown to people without a stack trace. */
export class Failure extends Error {}

/** Runs a command without showing its output. When it fails, the output is the message of the error. */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    const output = [];
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.on('data', (chunk) => output.push(chunk));
    const text = () => Buffer.concat(output).toString().trim();
    child.on('error', (error) => reject(new Failure(`${command}: ${error.message}`)));
    child.on('close', (code, signal) => {
      if (code === 0) resolve(text());
      else reject(new Failure(text() || `${command} ended with ${signal ?? `code ${code}`}`));
    });
  });
}
