import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMutation } from 'urql';
import { failureKind } from '../../api/failure.js';
import { announce } from '../../frame/announce.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { Problem } from '../../member/sign-in/Problem.js';
import desk from '../../network-desk/Desk.module.css';
import { dayText } from '../../rules/when.js';
import { Checklist } from './Checklist.js';
import { ConfirmVenueMutation, type ManagedToday, PublishVenueMutation } from './documents.js';
import classes from './VenueToday.module.css';

interface Props {
  venue: ManagedToday;
  zone: string;
  isManager: boolean;
  base: string;
  changed: () => void;
}

/** The state of a venue in words, and the one thing to do about it: publish it, or confirm it. */
export function VenueStatePanel({ venue, zone, isManager, base, changed }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [problem, setProblem] = useState('');
  const [{ fetching: publishing }, publish] = useMutation(PublishVenueMutation);
  const [{ fetching: confirming }, confirm] = useMutation(ConfirmVenueMutation);
  const { id, state, stale, confirmedAt, checklist } = venue;
  const isPublished = state === 'PUBLISHED';
  const shown = isPublished && stale ? 'STALE' : (state as 'UNCLAIMED' | 'CLAIMED' | 'PUBLISHED');
  const isReady = checklist.every(({ done }) => done);

  async function publishNow() {
    const { data, error } = await publish({ venueId: id });
    const answer = data?.publishVenue;
    if (answer?.__typename === 'ManagedVenue') announce(t('venueChecklist.published'));
    setProblem(problemOf(answer, error));
    changed();
  }
  async function confirmNow() {
    const { data, error } = await confirm({ venueId: id });
    const answer = data?.confirmVenue;
    if (answer?.__typename === 'ManagedVenue') announce(t('venueState.confirmDone'));
    setProblem(problemOf(answer, error));
    changed();
  }
  function problemOf(
    answer: { __typename: string; message?: string } | undefined,
    error: Parameters<typeof failureKind>[0] | undefined,
  ): string {
    if (answer) return answer.message ?? '';
    return t(`failure.${error ? failureKind(error) : 'broken'}.text`);
  }

  return (
    <section aria-labelledby="state" className={classes['state']}>
      <h2 id="state" className={classes['badge']} data-state={shown}>
        {t(`venueState.${shown}`)}
      </h2>
      <p>{t(`venueState.${shown}Text`)}</p>
      {isPublished ? (
        <>
          <p className={desk['muted']}>
            {confirmedAt
              ? t('venueState.confirmed', { day: dayText(confirmedAt, zone, language) })
              : t('venueState.neverConfirmed')}
          </p>
          <div className={classes['acts']}>
            <Button
              radius="xl"
              variant={stale ? 'filled' : 'default'}
              loading={confirming}
              onClick={() => void confirmNow()}
            >
              {t('venueState.confirm')}
            </Button>
            <Button component={Link} to={`${base}/page`} radius="xl" variant="subtle">
              {t('venueState.correct')}
            </Button>
          </div>
        </>
      ) : (
        <>
          <Checklist checklist={checklist} base={base} />
          {isManager && isReady && (
            <div className={classes['acts']}>
              <Button radius="xl" loading={publishing} onClick={() => void publishNow()}>
                {t('venueChecklist.publish')}
              </Button>
              <span className={desk['muted']}>{t('venueChecklist.publishText')}</span>
            </div>
          )}
          {!isManager && <p className={desk['muted']}>{t('venueChecklist.managerOnly')}</p>}
        </>
      )}
      <Problem text={problem} />
    </section>
  );
}
