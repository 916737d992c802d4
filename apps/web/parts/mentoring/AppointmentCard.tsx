import { IconClockHour4, IconMapPin, IconPhone, IconVideo } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Appointment } from '../../api/appointment-documents.js';
import { useDayText } from '../../i18n/useDayText.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { hoursText, momentText } from '../../rules/when.js';
import { DayLeaf } from '../booking/DayLeaf.js';
import ticket from '../booking/BookingTicket.module.css';
import { Fact } from '../Fact.js';
import { TimeLeft } from '../TimeLeft.js';
import classes from './Mentoring.module.css';
import { Reports } from './Reports.js';

const TONE = { PENDING: 'wait', CONFIRMED: 'good', COMPLETED: 'past', CANCELLED: 'bad', EXPIRED: 'past' };
const MODE_ICON = { IN_PERSON: IconMapPin, VIDEO: IconVideo, PHONE: IconPhone };

interface Props {
  appointment: Appointment;
  /** The side that looks at it: its title is the name of the other. */
  side: 'FOUNDER' | 'MENTOR';
  /** What can be done about it. */
  children?: ReactNode;
}

/** An appointment with a mentor: whom, when, where or how, the question and what became of it. */
export function AppointmentCard({ appointment, side, children }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const title = useId();
  const { code, state, mode, start, end, zone, question, skill, stage, place, answerBy, endedBy, endReason } =
    appointment;
  const day = useDayText(zone);
  const isAlive = state === 'PENDING' || state === 'CONFIRMED';
  const name = side === 'FOUNDER' ? appointment.mentor.name : appointment.founderName;
  return (
    <article className={ticket['ticket']} data-alive={isAlive} aria-labelledby={title}>
      <DayLeaf instant={start} zone={zone} />
      <div style={{ minWidth: 0 }}>
        <div className={ticket['top']} style={{ flexWrap: 'wrap' }}>
          <h3 id={title} className={ticket['venue']}>
            {name}
          </h3>
          <span>
            <span className={ticket['badge']} data-tone={TONE[state]}>
              {t(`mentoring.state.${state}`)}
            </span>
          </span>
        </div>
        <p className={ticket['when']}>
          {day(start)}, {hoursText(start, end, zone, language)}
        </p>
        <p className={ticket['facts']}>
          <Fact Icon={MODE_ICON[mode]}>
            {place ? (
              [place.spaceName, place.venueName, place.address].filter((part) => part !== '').join(', ')
            ) : (
              <HowToJoin appointment={appointment} />
            )}
          </Fact>
          {answerBy && (
            <Fact Icon={IconClockHour4}>
              {t('mentoring.answerBy', { when: momentText(answerBy, zone, language) })} · {t('mentoring.left')}{' '}
              <TimeLeft until={answerBy} over={t('mentoring.over')} />
            </Fact>
          )}
        </p>
        {endedBy && (
          <p className={classes['deadline']}>
            {t(`mentoring.endedBy.${endedBy}`)} {endReason && t('mentoring.endReason', { reason: endReason })}
          </p>
        )}
        <blockquote className={classes['question']} aria-label={t('mentoring.question')}>
          {question}
        </blockquote>
        {(skill ?? stage) && (
          <ul className={classes['tags']}>
            {skill && <li>{skill.label}</li>}
            {stage && <li>{t('mentoring.project', { stage: t(`mentoring.stage.${stage}`) })}</li>}
          </ul>
        )}
        <Reports appointment={appointment} side={side} />
        {children}
        <p className={ticket['reference']}>{t('mentoring.reference', { code })}</p>
      </div>
    </article>
  );
}

function HowToJoin({ appointment: { mode, joinBy, state } }: { appointment: Appointment }) {
  const { t } = useTranslation();
  const how = t(`mentoring.mode.${mode}`);
  if (joinBy === null) return state === 'PENDING' ? t('mentoring.joinLater', { how }) : how;
  if (mode === 'PHONE')
    return <a href={`tel:${joinBy.replaceAll(/[^+\d]/g, '')}`}>{t('mentoring.joinPhone', { phone: joinBy })}</a>;
  return (
    <a href={joinBy} target="_blank" rel="noreferrer">
      {t('mentoring.joinVideo')}
    </a>
  );
}
