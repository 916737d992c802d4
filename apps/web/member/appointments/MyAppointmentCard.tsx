import { Button } from '@mantine/core';
import { Suspense, lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Appointment } from '../../api/appointment-documents.js';
import { useSession } from '../../frame/session.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { LoadingBlock } from '../../parts/LoadingBlock.js';
import { AppointmentCard } from '../../parts/mentoring/AppointmentCard.js';
import { CancelAppointment } from '../../parts/mentoring/CancelAppointment.js';
import classes from '../../parts/mentoring/Mentoring.module.css';
import { MoveAppointment } from '../../parts/mentoring/MoveAppointment.js';
import { ThankMentor } from '../../parts/mentoring/ThankMentor.js';
import { hasBegun } from '../../rules/meeting.js';
import { addressOfNeed } from '../../rules/need.js';
import { momentText } from '../../rules/when.js';

const ReportForm = lazy(() => import('../../parts/mentoring/ReportForm.js'));

interface Props {
  appointment: Appointment;
  /** Called with what was done. */
  changed: (text: string) => void;
}

/** One of my appointments, and what I can do about it. */
export function MyAppointmentCard({ appointment, changed }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { slug } = useSession();
  const [now] = useState(() => Date.now());
  const { state, mentor, skill, stage, mode, zone, bookingCode, asksNext, suggestedStarts, founderReport } =
    appointment;
  const isOver = hasBegun(appointment, now);
  const others = suggestedStarts.filter((start) => Date.parse(start) > now);
  const searchFor = (start: string) =>
    addressOfNeed({
      text: '',
      mentor: mentor.id,
      mentorName: mentor.name,
      mode,
      start,
      ...(skill && { skill: skill.code }),
      ...(stage && { stage }),
    });
  return (
    <AppointmentCard appointment={appointment} side="FOUNDER">
      {state === 'PENDING' && asksNext && <p className={classes['deadline']}>{t('appointments.next')}</p>}
      {state !== 'CONFIRMED' && state !== 'COMPLETED' && others.length > 0 && (
        <div className={classes['answers']}>
          <p>{t('appointments.others', { name: mentor.name })}</p>
          <div className={classes['buttons']}>
            {others.map((start) => (
              <Button key={start} component={Link} to={`/${slug}?${searchFor(start)}`} radius="xl" variant="light">
                {momentText(start, zone, language)}
              </Button>
            ))}
          </div>
        </div>
      )}
      {state === 'CONFIRMED' && !isOver && bookingCode !== null && (
        <div className={classes['answers']}>
          <p className={classes['muted']}>{t('appointments.room')}</p>
          <Button component={Link} to={`/${slug}/bookings?code=${bookingCode}`} variant="default" radius="xl" mt="xs">
            {t('appointments.seeRoom')}
          </Button>
        </div>
      )}
      {state === 'CONFIRMED' && !isOver && (
        <MoveAppointment appointment={appointment} name={mentor.name} moved={changed} />
      )}
      {(state === 'PENDING' || (state === 'CONFIRMED' && !isOver && bookingCode === null)) && (
        <CancelAppointment appointment={appointment} name={mentor.name} cancelled={changed} />
      )}
      {isOver && founderReport?.tookPlace && <ThankMentor appointment={appointment} thanked={changed} />}
      {isOver && !founderReport && (
        <Suspense fallback={<LoadingBlock height={160} />}>
          <ReportForm appointment={appointment} side="FOUNDER" reported={changed} />
        </Suspense>
      )}
    </AppointmentCard>
  );
}
