import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMutation } from 'urql';
import { useSession } from '../../frame/session.js';
import { Problem } from '../../member/sign-in/Problem.js';
import { Notice } from '../../parts/Notice.js';
import { useAction } from '../../parts/useAction.js';
import { wallClock } from '../../rules/when.js';
import classes from '../../venue-desk/hours/Hours.module.css';
import { EditMentoringMutation, type MyMentoring, mentoringInputOf } from '../documents.js';
import { REFRESHES_MENTORING } from './hours-input.js';

interface Props {
  own: MyMentoring;
  /** Called with what was done. */
  saved: (text: string) => void;
}

/** A pause, in which the mentor is offered to nobody. */
export function Pause({ own, saved }: Props) {
  const { t } = useTranslation();
  const { slug, network } = useSession();
  const [today] = useState(() => wallClock(new Date().toISOString(), network.zone).date);
  const [from, setFrom] = useState(own.pausedFrom ?? today);
  const [until, setUntil] = useState(own.pausedUntil ?? '');
  const [, send] = useMutation(EditMentoringMutation);
  const { act, problem, isBusy } = useAction();
  const isPaused = own.pausedFrom !== null;

  async function save(pausedFrom: string | null, pausedUntil: string | null) {
    const input = { ...mentoringInputOf(own), pausedFrom, pausedUntil };
    const done = t(pausedFrom === null ? 'officeHours.pauseEnded' : 'officeHours.pauseSaved');
    if (await act(send({ input, version: own.version }, REFRESHES_MENTORING))) saved(done);
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    void save(from, until || null);
  }

  // What a mentor gives is saved as a whole, so there must be something.
  if (own.skills.length === 0)
    return (
      <Notice
        text={t('officeHours.settingsFirst')}
        action={
          <Button component={Link} to={`/${slug}/mentoring/settings`} radius="xl">
            {t('officeHours.openSettings')}
          </Button>
        }
      />
    );
  return (
    <form className={classes['form']} onSubmit={submit}>
      <p>{t('officeHours.pauseText')}</p>
      <div className={classes['inRow']} style={{ alignItems: 'start' }}>
        <TextInput
          type="date"
          label={t('officeHours.pausedFrom')}
          required
          withAsterisk={false}
          value={from}
          onChange={({ currentTarget: { value } }) => setFrom(value)}
        />
        <TextInput
          type="date"
          label={t('officeHours.pausedUntil')}
          description={t('officeHours.pausedUntilHelp')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          min={from}
          value={until}
          onChange={({ currentTarget: { value } }) => setUntil(value)}
        />
      </div>
      <Problem text={problem} />
      <div className={classes['actions']}>
        <Button type="submit" radius="xl" loading={isBusy}>
          {t(isPaused ? 'officeHours.changePause' : 'officeHours.savePause')}
        </Button>
        {isPaused && (
          <Button variant="default" radius="xl" disabled={isBusy} onClick={() => void save(null, null)}>
            {t('officeHours.endPause')}
          </Button>
        )}
      </div>
    </form>
  );
}
