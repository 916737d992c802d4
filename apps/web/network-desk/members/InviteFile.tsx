import { Button, FileInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { failureKind } from '../../api/failure.js';
import { Problem } from '../../member/sign-in/Problem.js';
import classes from '../Desk.module.css';
import { type FileLine, PreviewInvitationsQuery } from './documents.js';
import { useInvite } from './useInvite.js';

const MOST_BYTES = 150_000;

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

/** Invites the people of a CSV file, after showing what is wrong on which line. */
export function InviteFile({ invited }: { invited: () => void }) {
  const { t } = useTranslation();
  const client = useClient();
  const { invite, fetching, problem, done } = useInvite(invited);
  const [lines, setLines] = useState<FileLine[]>();
  const [unreadable, setUnreadable] = useState('');
  const good = lines?.filter(({ fault }) => !fault) ?? [];
  const faulty = lines?.filter(({ fault }) => fault) ?? [];

  async function read(file: File | null) {
    setLines(undefined);
    setUnreadable('');
    if (!file) return;
    if (file.size > MOST_BYTES) return setUnreadable(t('invite.tooLarge'));
    const variables = { file: await base64Of(file) };
    const { data, error } = await client.query(PreviewInvitationsQuery, variables, { requestPolicy: 'network-only' });
    const answer = data?.previewInvitations;
    if (answer?.__typename === 'InvitationFilePreview') setLines(answer.lines);
    else setUnreadable(answer?.message ?? t(`failure.${error ? failureKind(error) : 'broken'}.text`));
  }
  async function send() {
    const people = good.map(({ email, name, locale }) => ({ email, name, locale }));
    if (await invite(people)) setLines(undefined);
  }

  return (
    <section aria-labelledby="file" className={classes['panel']}>
      <h2 id="file" className={classes['heading']}>
        {t('invite.file')}
      </h2>
      <p className={classes['muted']}>{t('invite.fileHelp')}</p>
      <FileInput
        label={t('invite.chooseFile')}
        placeholder={t('invite.noFile')}
        accept=".csv,text/csv"
        clearable
        clearButtonProps={{ 'aria-label': t('invite.clear') }}
        onChange={(file) => void read(file)}
        className={classes['filter']!}
      />
      <Problem text={unreadable || problem} />
      {lines && (
        <div aria-live="polite" className={classes['effect']}>
          <strong>{t('invite.ready', { count: good.length })}</strong>
          {faulty.length > 0 && <p>{t('invite.faulty', { count: faulty.length })}</p>}
          {faulty.length > 0 && (
            <ul>
              {faulty.map(({ line, email, fault }) => (
                <li key={line}>{t('invite.fault', { line, email, fault: t(`invite.faults.${fault!}`) })}</li>
              ))}
            </ul>
          )}
          {good.length > 0 && (
            <Button radius="xl" loading={fetching} onClick={() => void send()}>
              {t('invite.sendAll', { count: good.length })}
            </Button>
          )}
        </div>
      )}
      {done && <p>{done}</p>}
    </section>
  );
}
