import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { useSession } from '../../frame/session.js';
import { CardSkeletons } from '../../parts/CardSkeletons.js';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { AppointmentQuery } from '../../parts/mentoring/documents.js';
import { Notice } from '../../parts/Notice.js';
import { Page } from '../../parts/Page.js';
import { SignInFirst } from '../../parts/SignInFirst.js';
import { RestoredNotice } from '../agenda/RestoredNotice.js';
import { MyAppointmentCard } from './MyAppointmentCard.js';

/** One appointment by its code: where the mails lead. */
export function AppointmentByCode({ code }: { code: string }) {
  const { t } = useTranslation();
  const { slug, me } = useSession();
  const [done, setDone] = useState('');
  const [{ data, error }, refetch] = useQuery({
    query: AppointmentQuery,
    variables: { code },
    requestPolicy: 'cache-and-network',
    pause: !me,
  });
  const all = (
    <Button component={Link} to={`/${slug}/appointments`} variant="default" radius="xl">
      {t('appointments.all')}
    </Button>
  );
  const changed = (text: string) => {
    setDone(text);
    refetch({ requestPolicy: 'network-only' });
  };
  return (
    <Page title={t('appointments.one', { code })} aside={data?.appointment && all}>
      {!me && <SignInFirst />}
      {me && error && !data && <FailureNotice error={error} retry={() => refetch({ requestPolicy: 'network-only' })} />}
      {me && !error && !data && <CardSkeletons count={1} />}
      <RestoredNotice key={done} text={done} />
      {data?.appointment && (
        <>
          <h2 className="visually-hidden">{data.appointment.mentor.name}</h2>
          <MyAppointmentCard appointment={data.appointment} changed={changed} />
        </>
      )}
      {data && !data.appointment && <Notice text={t('appointments.unknown')} action={all} />}
    </Page>
  );
}
