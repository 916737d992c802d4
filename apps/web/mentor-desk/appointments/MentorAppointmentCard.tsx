import { Button } from '@mantine/core';
import { Suspense, lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Appointment } from '../../api/appointment-documents.js';
import { useSession } from '../../frame/session.js';
import { LoadingBlock } from '../../parts/LoadingBlock.js';
import { AppointmentCard } from '../../parts/mentoring/AppointmentCard.js';
import { CancelAppointment } from '../../parts/mentoring/CancelAppointment.js';
import classes from '../../parts/mentoring/Mentoring.module.css';
import { MoveAppointment } from '../../parts/mentoring/MoveAppointment.js';
import { hasBegun } from '../../rules/meeting.js';

const ReportForm = lazy(() => import('../../parts/mentoring/ReportForm.js'));

interface Props {
  appointment: Appointment;
  /** Called with what was done. */
  changed: (text: string) => void;
}

/** An appointment as its mentor sees it, and what the mentor can do about it. */
export function MentorAppointmentCard({ appointment, changed }: Props) {
  const { t } = useTranslation();
  const { slug } = useSession();
  const [now] = useState(() => Date.now());
  const { code, state, founderName, mentorReport } = appointment;
  const isOver = hasBegun(appointment, now);
  return (
    <AppointmentCard appointment={appointment} side="MENTOR">
      {state === 'PENDING' && (
        <div className={classes['answers']}>
          <Button
            component={Link}
            to={`/${slug}/mentoring?code=${code}`}
            radius="xl"
            aria-label={t('mentorSessions.answerOf', { name: founderName })}
          >
            {t('mentorSessions.answer')}
          </Button>
        </div>
      )}
      {state === 'CONFIRMED' && !isOver && (
        <>
          <MoveAppointment appointment={appointment} name={founderName} moved={changed} />
          <CancelAppointment appointment={appointment} name={founderName} cancelled={changed} />
        </>
      )}
      {isOver && !mentorReport && (
        <Suspense fallback={<LoadingBlock height={160} />}>
          <ReportForm appointment={appointment} side="MENTOR" reported={changed} />
        </Suspense>
      )}
    </AppointmentCard>
  );
}
