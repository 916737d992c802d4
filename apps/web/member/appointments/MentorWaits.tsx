import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMutation, useQuery } from 'urql';
import { useSession } from '../../frame/session.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import ticket from '../../parts/booking/BookingTicket.module.css';
import classes from '../../parts/mentoring/Mentoring.module.css';
import { useAction } from '../../parts/useAction.js';
import { addressOfNeed } from '../../rules/need.js';
import { dayText, momentText } from '../../rules/when.js';
import { Problem } from '../sign-in/Problem.js';
import { LeaveWaitMutation, type MentorWait, MyMentorWaitsQuery } from './documents.js';

/** The subjects on which I wait for a mentor, with the times that mentors proposed. Nothing is shown when I wait for none. */
export function MentorWaits({ changed }: { changed: (text: string) => void }) {
  const { t } = useTranslation();
  const [{ data }, refetch] = useQuery({ query: MyMentorWaitsQuery, requestPolicy: 'cache-and-network' });
  if (!data?.myMentorWaits.length) return null;
  const left = (text: string) => {
    changed(text);
    refetch({ requestPolicy: 'network-only' });
  };
  return (
    <section aria-labelledby="mentor-waits">
      <h2 id="mentor-waits">{t('appointments.waits.title')}</h2>
      <ul className={classes['list']}>
        {data.myMentorWaits.map((wait) => (
          <li key={wait.id}>
            <Wait wait={wait} left={left} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Wait({ wait, left }: { wait: MentorWait; left: (text: string) => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { slug } = useSession();
  const [, leave] = useMutation(LeaveWaitMutation);
  const { act, problem, isBusy } = useAction();
  const { id, skill, stage, mode, question, since, until, zone, proposals } = wait;
  const subject = skill?.label ?? t('appointments.waits.noSubject');
  const searchFor = (mentor: string, mentorName: string, start: string) =>
    addressOfNeed({
      text: '',
      mentor,
      mentorName,
      mode,
      start,
      ...(skill && { skill: skill.code }),
      ...(stage && { stage }),
    });

  async function leaveList() {
    if (await act(leave({ id }))) left(t('appointments.waits.left', { subject }));
  }

  return (
    <article className={ticket['ticket']} data-alive aria-label={subject}>
      <div style={{ minWidth: 0 }}>
        <h3 className={ticket['venue']}>{subject}</h3>
        <p className={classes['muted']}>
          {t('appointments.waits.since', {
            day: dayText(since, zone, language),
            until: dayText(until, zone, language),
          })}
        </p>
        <blockquote className={classes['question']}>{question}</blockquote>
        {proposals.map(({ mentorId, mentorName, starts }) => (
          <div key={mentorId} className={classes['answers']}>
            <p>{t('appointments.waits.proposal', { name: mentorName })}</p>
            <div className={classes['buttons']}>
              {starts.map((start) => (
                <Button
                  key={start}
                  component={Link}
                  to={`/${slug}?${searchFor(mentorId, mentorName, start)}`}
                  radius="xl"
                  variant="light"
                >
                  {momentText(start, zone, language)}
                </Button>
              ))}
            </div>
          </div>
        ))}
        <div className={classes['answers']}>
          <Button
            variant="default"
            radius="xl"
            loading={isBusy}
            aria-label={t('appointments.waits.leaveOf', { subject })}
            onClick={() => void leaveList()}
          >
            {t('appointments.waits.leave')}
          </Button>
        </div>
        <Problem text={problem} />
      </div>
    </article>
  );
}
