import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { RestoredNotice } from '../../member/agenda/RestoredNotice.js';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { LoadingBlock } from '../../parts/LoadingBlock.js';
import { AppointmentQuery } from '../../parts/mentoring/documents.js';
import { Notice } from '../../parts/Notice.js';
import { MentorAppointmentCard } from './MentorAppointmentCard.js';

/** One appointment of the mentor by its code. */
export function MentorAppointment({ code }: { code: string }) {
  const { t } = useTranslation();
  const [done, setDone] = useState('');
  const [{ data, error }, reexecuteQuery] = useQuery({
    query: AppointmentQuery,
    variables: { code },
    requestPolicy: 'cache-and-network',
  });
  const refetch = () => reexecuteQuery({ requestPolicy: 'network-only' });
  const changed = (text: string) => {
    setDone(text);
    refetch();
  };
  if (error && !data) return <FailureNotice error={error} retry={refetch} />;
  if (!data) return <LoadingBlock height={240} />;
  if (!data.appointment) return <Notice text={t('mentorSessions.unknown')} />;
  return (
    <>
      <RestoredNotice key={done} text={done} />
      <h2 className="visually-hidden">{data.appointment.founderName}</h2>
      <MentorAppointmentCard appointment={data.appointment} changed={changed} />
    </>
  );
}
