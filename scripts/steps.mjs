// Shows steps with their duration and runs commands. Plain JavaScript without dependencies, because it runs before the installation.
import { spawn } from 'node:child_process';

const tty = process.stderr.isTTY && !process.env.CI;
const color = tty && !process.env.NO_COLOR;
const paint = (code, text) => (color ? `\x1b[${code}m${text}\x1b[0m` : text);
const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];

/** Shows `title` while `work` runs, and its duration afterwards. Errors are marked and thrown again. */
export async function step(title, work) {
  const start = Date.now();
  const spent = () => `${((Date.now() - start) / 1000).toFixed(1)} s`;
  let frame = 0;
  const spin = () => process.stderr.write(`\r\x1b[2K${paint(33, FRAMES[frame++ % FRAMES.length])} ${title} ${spent()}`);
  const timer = tty ? setInterval(spin, 100) : undefined;
  if (!tty) process.stderr.write(`… ${title}\n`);
  const close = (mark) => {
    clearInterval(timer);
    process.stderr.write(`${tty ? '\r\x1b[2K' : ''}${mark} ${title} ${paint(2, spent())}\n`);
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
