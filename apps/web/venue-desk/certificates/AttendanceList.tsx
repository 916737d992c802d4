import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import desk from '../../network-desk/Desk.module.css';
import { DownloadCsv } from '../../parts/DownloadCsv.js';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { LoadingBlock } from '../../parts/LoadingBlock.js';
import classes from './Certificates.module.css';
import { AttendanceForm } from './AttendanceForm.js';
import type { SessionOfVenue } from './session-documents.js';
import { useAttendees } from './useAttendees.js';

/** Who has a place. From the start on, staff write down who came; on paper there is room for a signature. */
export function AttendanceList({ session }: { session: SessionOfVenue }) {
  const { t } = useTranslation();
  const { people, error, reload } = useAttendees(session.id);
  const [now] = useState(() => Date.now());
  const rows = () => [
    t('attendance.columns', { returnObjects: true }),
    ...(people ?? []).map(({ member, since, attendance }) => [
      member.name,
      since,
      attendance ? t(`attendance.${attendance}`) : '',
    ]),
  ];
  return (
    <section aria-labelledby="people" className={desk['section']}>
      <h2 id="people" className={desk['heading']}>
        {t('attendance.title')}
      </h2>
      {error && <FailureNotice error={error} retry={reload} />}
      {!people && !error && <LoadingBlock height={200} />}
      {people?.length === 0 && <p className={desk['muted']}>{t('attendance.none')}</p>}
      {people && people.length > 0 && (
        <>
          <div className={`${desk['actions']} ${classes['screen']}`}>
            <Button
              variant="default"
              radius="xl"
              leftSection={<IconPrinter size={18} aria-hidden />}
              onClick={() => window.print()}
            >
              {t('attendance.print')}
            </Button>
            <DownloadCsv name="attendance" rows={rows} />
          </div>
          <AttendanceForm
            session={session}
            people={people}
            hasBegun={Date.parse(session.start) <= now}
            recorded={reload}
          />
        </>
      )}
    </section>
  );
}
