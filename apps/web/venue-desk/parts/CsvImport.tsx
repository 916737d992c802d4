import { Button, FileInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { announce } from '../../frame/announce.js';
import { newIdempotencyKey } from '../../frame/new-idempotency-key.js';
import { Problem } from '../../member/sign-in/Problem.js';
import classes from '../../network-desk/Desk.module.css';
import { DownloadCsv } from '../../parts/DownloadCsv.js';
import { textOfBytes } from '../../rules/text-of-bytes.js';

const MOST_CHARACTERS = 100_000;

interface Line {
  line: number;
  /** Whom or what the line is about. */
  name: string;
  faults: readonly string[];
  /** What happens with it, where the server says so. */
  outcome?: string | null;
}
/** Either what the file says and how many lines were carried out, or why it was refused. */
export type ImportAnswer = { lines: readonly Line[]; done: number } | { problem: string };

interface Props {
  /** Where its texts are. */
  texts: 'venueSpaces' | 'certificateImport';
  /** A file to start from. */
  example: { name: string; rows: string[][] };
  ask: (file: { csv: string; dryRun: boolean; idempotencyKey: string }) => Promise<ImportAnswer>;
  fetching: boolean;
  /** Address of the list that shows what was made. */
  list: string;
}

interface Read {
  csv: string;
  lines: readonly Line[];
  /** Of the act, so that a retry does nothing twice. */
  key: string;
}

/** Reads a CSV file, shows its lines and what is wrong with them, and then carries it out: all of it or nothing. */
export function CsvImport({ texts, example, ask, fetching, list }: Props) {
  const { t } = useTranslation();
  const [read, setRead] = useState<Read>();
  const [done, setDone] = useState(0);
  const [problem, setProblem] = useState('');
  const faulty = read?.lines.filter(({ faults }) => faults.length > 0) ?? [];

  async function send(csv: string, dryRun: boolean, key: string) {
    const answer = await ask({ csv, dryRun, idempotencyKey: key });
    if ('problem' in answer) return setProblem(answer.problem);
    setProblem('');
    setRead({ csv, lines: answer.lines, key });
    if (answer.done === 0) return;
    setRead(undefined);
    setDone(answer.done);
    announce(t(`${texts}.imported`, { count: answer.done }));
  }
  async function choose(file: File | null) {
    setRead(undefined);
    setDone(0);
    setProblem('');
    if (!file) return;
    const csv = file.size > MOST_CHARACTERS * 4 ? '' : textOfBytes(new Uint8Array(await file.arrayBuffer()));
    if (csv === '' || csv.length > MOST_CHARACTERS) return setProblem(t(`${texts}.fileSize`));
    await send(csv, true, newIdempotencyKey());
  }

  return (
    <section aria-labelledby="file" className={classes['panel']}>
      <h2 id="file" className={classes['heading']}>
        {t(`${texts}.file`)}
      </h2>
      <p className={classes['muted']}>{t(`${texts}.fileHelp`)}</p>
      <DownloadCsv name={example.name} rows={() => example.rows} label={t(`${texts}.example`)} />
      <FileInput
        label={t(`${texts}.csvFile`)}
        placeholder={t(`${texts}.chooseFile`)}
        accept=".csv,text/csv"
        clearable
        clearButtonProps={{ 'aria-label': t(`${texts}.clearFile`) }}
        onChange={(file) => void choose(file)}
        className={classes['filter']!}
      />
      <Problem text={problem} />
      {read && (
        <div aria-live="polite" className={classes['effect']}>
          <strong>
            {faulty.length > 0
              ? t(`${texts}.faultyLines`, { count: faulty.length })
              : t(`${texts}.readyLines`, { count: read.lines.length })}
          </strong>
          {faulty.length > 0 && <p>{t(`${texts}.allOrNone`)}</p>}
          <ul>
            {(faulty.length > 0 ? faulty : read.lines).map(({ line, name, faults, outcome }) => (
              <li key={line}>
                {t(`${texts}.line`, { line, name: name || t(`${texts}.nothing`) })}
                {outcome && ` – ${outcome}`}
                {faults.length > 0 && (
                  <ul>
                    {faults.map((fault) => (
                      <li key={fault}>{fault}</li>
                    ))}
                  </ul>
                )}
              </li>
            ))}
          </ul>
          {faulty.length === 0 && read.lines.length > 0 && (
            <Button radius="xl" loading={fetching} onClick={() => void send(read.csv, false, read.key)}>
              {t(`${texts}.createAll`, { count: read.lines.length })}
            </Button>
          )}
        </div>
      )}
      {done > 0 && (
        <p>
          {t(`${texts}.imported`, { count: done })}{' '}
          <Link className={classes['link']!} to={list}>
            {t(`${texts}.see`)}
          </Link>
        </p>
      )}
    </section>
  );
}
