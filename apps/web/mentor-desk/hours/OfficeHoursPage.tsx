import { Suspense, lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useSession } from '../../frame/session.js';
import { RestoredNotice } from '../../member/agenda/RestoredNotice.js';
import { LoadingBlock } from '../../parts/LoadingBlock.js';
import { Page } from '../../parts/Page.js';
import { PartLinks } from '../../venue-desk/PartLinks.js';
import { MentorGate } from '../MentorGate.js';
import { OfficeDays } from './OfficeDays.js';
import { OfficeWeek } from './OfficeWeek.js';
import { Pause } from './Pause.js';

const OutsideCalendar = lazy(() => import('./OutsideCalendar.js'));
const PARTS = ['week', 'days', 'pause', 'calendar'] as const;

/** The office hours of a mentor: the week, single days, the pause and calendars elsewhere. Which of them is in the address. */
export default function OfficeHoursPage() {
  const { t } = useTranslation();
  const { slug } = useSession();
  const [params] = useSearchParams();
  const part = PARTS.find((one) => one === params.get('part')) ?? 'week';
  const [done, setDone] = useState({ part: '', text: '' });
  const base = `/${slug}/mentoring/hours`;
  const saved = (refetch: () => void) => (text: string) => {
    setDone({ part, text });
    refetch();
  };
  return (
    <Page title={t('officeHours.title')} lead={t('officeHours.lead')}>
      <MentorGate>
        {(own, refetch) => (
          <>
            <PartLinks
              label={t('officeHours.parts')}
              links={PARTS.map((one) => ({
                to: one === 'week' ? base : `${base}?part=${one}`,
                text: t(`officeHours.part.${one}`),
                current: one === part,
              }))}
            />
            <RestoredNotice key={`${done.part}${done.text}`} text={done.part === part ? done.text : ''} />
            {part === 'week' && <OfficeWeek key={JSON.stringify(own.week)} own={own} saved={saved(refetch)} />}
            {part === 'days' && <OfficeDays own={own} saved={saved(refetch)} />}
            {part === 'calendar' && (
              <Suspense fallback={<LoadingBlock height={240} />}>
                <OutsideCalendar saved={(text) => setDone({ part, text })} />
              </Suspense>
            )}
            {part === 'pause' && <Pause key={own.version} own={own} saved={saved(refetch)} />}
          </>
        )}
      </MentorGate>
    </Page>
  );
}
