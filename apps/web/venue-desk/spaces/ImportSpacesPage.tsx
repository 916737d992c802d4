import { Button, FileInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMutation } from 'urql';
import { failureKind } from '../../api/failure.js';
import { announce } from '../../frame/announce.js';
import { newIdempotencyKey } from '../../frame/new-idempotency-key.js';
import { Problem } from '../../member/sign-in/Problem.js';
import classes from '../../network-desk/Desk.module.css';
import { DownloadCsv } from '../../parts/DownloadCsv.js';
import { Page } from '../../parts/Page.js';
import { textOfBytes } from '../../rules/text-of-bytes.js';
import { useDeskVenue } from '../useDeskVenue.js';
import { type ImportLine, ImportSpacesMutation } from './documents.js';

const MOST_CHARACTERS = 100_000;
const EXAMPLE = [
  [
    'name',
    'kind',
    'class',
    'capacity',
    'shared',
    'buffer',
    'lead',
    'min',
    'max',
    'equipment',
    'description-fr',
    'description-en',
  ],
  ['Salle 1', 'MEETING_ROOM', 'SMALL_ROOM', '8', 'false', '15', '0', '30', '480', '', 'Au calme.', 'Quiet.'],
];

interface Read {
  csv: string;
  lines: readonly ImportLine[];
  /** Of the creation, so that a retry creates nothing twice. */
  key: string;
}

/** Creates the spaces of a CSV file, after showing its lines and what is wrong with them. */
export default function ImportSpacesPage() {
  const { t } = useTranslation();
  const { id: venueId, base } = useDeskVenue();
  const [{ fetching }, send] = useMutation(ImportSpacesMutation);
  const [read, setRead] = useState<Read>();
  const [created, setCreated] = useState(0);
  const [problem, setProblem] = useState('');
  const faulty = read?.lines.filter(({ faults }) => faults.length > 0) ?? [];

  async function ask(csv: string, dryRun: boolean, key: string) {
    const { data, error } = await send({ venueId, csv, dryRun, idempotencyKey: key });
    const answer = data?.importSpaces;
    if (answer?.__typename !== 'SpacesImport') {
      setProblem(answer?.message ?? t(`failure.${error ? failureKind(error) : 'broken'}.text`));
      return;
    }
    setProblem('');
    setRead({ csv, lines: answer.lines, key });
    if (answer.created === 0) return;
    setRead(undefined);
    setCreated(answer.created);
    announce(t('venueSpaces.imported', { count: answer.created }));
  }
  async function choose(file: File | null) {
    setRead(undefined);
    setCreated(0);
    setProblem('');
    if (!file) return;
    const csv = file.size > MOST_CHARACTERS * 4 ? '' : textOfBytes(new Uint8Array(await file.arrayBuffer()));
    if (csv === '' || csv.length > MOST_CHARACTERS) return setProblem(t('venueSpaces.fileSize'));
    await ask(csv, true, newIdempotencyKey());
  }

  return (
    <Page
      title={t('venueSpaces.importTitle')}
      lead={t('venueSpaces.importLead')}
      aside={
        <Link className={classes['link']!} to={`${base}/spaces`}>
          {t('venueSpaces.back')}
        </Link>
      }
    >
      <section aria-labelledby="file" className={classes['panel']}>
        <h2 id="file" className={classes['heading']}>
          {t('venueSpaces.file')}
        </h2>
        <p className={classes['muted']}>{t('venueSpaces.fileHelp')}</p>
        <DownloadCsv name="spaces-example" rows={() => EXAMPLE} label={t('venueSpaces.example')} />
        <FileInput
          label={t('venueSpaces.csvFile')}
          placeholder={t('venueSpaces.chooseFile')}
          accept=".csv,text/csv"
          clearable
          clearButtonProps={{ 'aria-label': t('venueSpaces.clearFile') }}
          onChange={(file) => void choose(file)}
          className={classes['filter']!}
        />
        <Problem text={problem} />
        {read && (
          <div aria-live="polite" className={classes['effect']}>
            <strong>
              {faulty.length > 0
                ? t('venueSpaces.faultyLines', { count: faulty.length })
                : t('venueSpaces.readyLines', { count: read.lines.length })}
            </strong>
            {faulty.length > 0 && <p>{t('venueSpaces.allOrNone')}</p>}
            <ul>
              {(faulty.length > 0 ? faulty : read.lines).map(({ line, name, faults }) => (
                <li key={line}>
                  {t('venueSpaces.line', { line, name: name || t('venueSpaces.nothing') })}
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
              <Button radius="xl" loading={fetching} onClick={() => void ask(read.csv, false, read.key)}>
                {t('venueSpaces.createAll', { count: read.lines.length })}
              </Button>
            )}
          </div>
        )}
        {created > 0 && (
          <p>
            {t('venueSpaces.imported', { count: created })}{' '}
            <Link className={classes['link']!} to={`${base}/spaces`}>
              {t('venueSpaces.see')}
            </Link>
          </p>
        )}
      </section>
    </Page>
  );
}
