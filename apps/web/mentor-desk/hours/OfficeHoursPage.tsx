import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useSession } from '../../frame/session.js';
import { Page } from '../../parts/Page.js';
import { PartLinks } from '../../venue-desk/PartLinks.js';
import { MentorGate } from '../MentorGate.js';
import { OfficeDays } from './OfficeDays.js';
import { OfficeWeek } from './OfficeWeek.js';
import { Pause } from './Pause.js';

const PARTS = ['week', 'days', 'pause'] as const;

/** The office hours of a mentor: the week, single days and the pause. Which of them is in the address. */
export default function OfficeHoursPage() {
  const { t } = useTranslation();
  const { slug } = useSession();
  const [params] = useSearchParams();
  const part = PARTS.find((one) => one === params.get('part')) ?? 'week';
  const base = `/${slug}/mentoring/hours`;
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
            {part === 'week' && <OfficeWeek key={JSON.stringify(own.week)} own={own} saved={refetch} />}
            {part === 'days' && <OfficeDays own={own} saved={refetch} />}
            {part === 'pause' && <Pause key={own.version} own={own} saved={refetch} />}
          </>
        )}
      </MentorGate>
    </Page>
  );
}
