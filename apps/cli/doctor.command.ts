import { Command, CommandRunner } from 'nest-commander';
import { type Finding, checks, serverCheck } from './checks.js';
import { withDatabase } from './database.js';
import { filesCheck } from './files-check.js';
import { findRunning, settingsSource } from './running.js';

const MARKS = { fine: '✔', doubtful: '!', wrong: '✖' } as const;

@Command({
  name: 'doctor',
  description: 'Check database, queue, mail, clock and settings, and explain how to solve problems',
})
export class DoctorCommand extends CommandRunner {
  async run(): Promise<void> {
    const findings: Finding[] = [];
    const show = (name: string, finding: Finding) => {
      findings.push(finding);
      const lines = [finding.text, ...(finding.todo ? [`→ ${finding.todo}`] : [])].join('\n').split('\n');
      console.log(`${MARKS[finding.state]} ${name.padEnd(11)} ${lines.join(`\n${' '.repeat(14)}`)}`);
    };
    console.log(`${settingsSource()}\n`);
    await withDatabase(async (databaseUrl) => {
      for (const [name, check] of Object.entries(checks)) {
        show(name, await check(databaseUrl).catch(asFinding));
      }
      show('files', await filesCheck(databaseUrl).catch(asFinding));
    }).catch((error: unknown) => show('database', asFinding(error)));
    show('server', await serverCheck(process.env.TRABOULE_URL || findRunning()?.url || undefined));
    const wrongs = findings.filter(({ state }) => state === 'wrong').length;
    const doubts = findings.filter(({ state }) => state === 'doubtful').length;
    console.log(`\n${verdict(wrongs, doubts)}`);
    process.exitCode = wrongs ? 1 : 0;
  }
}

function verdict(wrongs: number, doubts: number): string {
  const parts = [wrongs && `problems to solve: ${wrongs} (✖)`, doubts && `warnings: ${doubts} (!)`].filter(Boolean);
  return parts.length ? `${parts.join(', ')}.` : 'No problems found.';
}

function asFinding(error: unknown): Finding {
  const { message } = error as Error;
  return { state: 'wrong', text: message || String(error), todo: 'Solve the problems above first.' };
}
