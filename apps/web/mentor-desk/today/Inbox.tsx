import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useMutation } from 'urql';
import { useSession } from '../../frame/session.js';
import { Figures } from '../../frame/workspace/Figures.js';
import { useDayText } from '../../i18n/useDayText.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { RestoredNotice } from '../../member/agenda/RestoredNotice.js';
import desk from '../../network-desk/Desk.module.css';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { LoadingBlock } from '../../parts/LoadingBlock.js';
import { AppointmentCard } from '../../parts/mentoring/AppointmentCard.js';
import { AnswerQuestionMutation, REFRESHES_APPOINTMENTS } from '../../parts/mentoring/documents.js';
import { MentorAnswers } from '../../parts/mentoring/MentorAnswers.js';
import classes from '../../parts/mentoring/Mentoring.module.css';
import { Notice } from '../../parts/Notice.js';
import { waitingRequests } from '../../rules/meeting.js';
import { timeText, wallClock } from '../../rules/when.js';
import type { MyMentoring } from '../documents.js';
import { useUpcoming } from './useUpcoming.js';
import { WaitOffers } from './WaitOffers.js';

/** The requests that wait for the mentor, by their deadline, and whether anybody can find the mentor. */
export function Inbox({ own }: { own: MyMentoring }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { slug, network } = useSession();
  const day = useDayText(network.zone);
  const [params] = useSearchParams();
  const code = params.get('code');
  const heading = useRef<HTMLHeadingElement>(null);
  const [done, setDone] = useState('');
  const { appointments, error, refetch } = useUpcoming();
  const [, answer] = useMutation(AnswerQuestionMutation);
  if (error && !appointments) return <FailureNotice error={error} retry={refetch} />;
  if (!appointments) return <LoadingBlock height={320} />;

  const waiting = waitingRequests(appointments);
  const confirmed = appointments.filter(({ state }) => state === 'CONFIRMED');
  const next = confirmed[0];
  const base = `/${slug}/mentoring`;
  const answered = (text: string) => {
    setDone(text);
    heading.current?.focus();
    refetch();
  };
  return (
    <>
      <RestoredNotice key={done} text={done} />
      {code && !done && !waiting.some((one) => one.code === code) && (
        <Notice
          text={t('mentorDesk.answered', { code })}
          action={
            <Button component={Link} to={`${base}/appointments?code=${code}`} variant="default" radius="xl">
              {t('mentorDesk.seeIt')}
            </Button>
          }
        />
      )}
      {waiting.length === 0 && <Standing own={own} />}
      <section aria-labelledby="waiting" className={desk['section']} style={{ marginTop: 0 }}>
        <h2 id="waiting" ref={heading} tabIndex={-1} className={desk['heading']}>
          {waiting.length > 0 ? t('mentorDesk.waiting', { count: waiting.length }) : t('mentorDesk.nothingWaits')}
        </h2>
        <ul className={classes['list']}>
          {waiting.map((one) => (
            <li key={one.code}>
              <AppointmentCard appointment={one} side="MENTOR">
                <MentorAnswers
                  asked={one}
                  send={(given) => answer({ code: one.code, ...given }, REFRESHES_APPOINTMENTS)}
                  answered={answered}
                />
              </AppointmentCard>
            </li>
          ))}
        </ul>
      </section>
      <WaitOffers answered={answered} />
      {waiting.length > 0 && <Standing own={own} />}
      <Figures
        figures={[
          { label: t('mentorDesk.figureWaiting'), value: String(waiting.length) },
          { label: t('mentorDesk.figureSessions'), value: String(confirmed.length) },
          {
            label: t('mentorDesk.figureNext'),
            value: next ? `${day(next.start)}, ${timeText(next.start, next.zone, language)}` : t('mentorDesk.noNext'),
          },
        ]}
      />
    </>
  );
}

/** Says what keeps members from finding the mentor. Nothing is shown when they can. */
function Standing({ own }: { own: MyMentoring }) {
  const { t } = useTranslation();
  const { slug, network } = useSession();
  const [today] = useState(() => wallClock(new Date().toISOString(), network.zone).date);
  const base = `/${slug}/mentoring`;
  const link = (to: string, label: string) => (
    <Button component={Link} to={`${base}/${to}`} radius="xl">
      {label}
    </Button>
  );
  const isPaused =
    own.pausedFrom !== null && own.pausedFrom <= today && (own.pausedUntil === null || own.pausedUntil >= today);
  if (own.skills.length === 0)
    return (
      <Notice
        tone="warm"
        title={t('mentorDesk.unfinished')}
        text={t('mentorDesk.unfinishedSkills')}
        action={link('settings', t('mentorDesk.settings'))}
      />
    );
  if (own.week.length === 0 && own.exceptions.length === 0)
    return (
      <Notice
        tone="warm"
        title={t('mentorDesk.unfinished')}
        text={t('mentorDesk.unfinishedHours')}
        action={link('hours', t('mentorDesk.hours'))}
      />
    );
  if (isPaused)
    return (
      <Notice
        title={t('mentorDesk.paused')}
        text={t('mentorDesk.pausedText')}
        action={link('hours?part=pause', t('mentorDesk.hours'))}
      />
    );
  return null;
}
