import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useSession } from '../../frame/session.js';
import desk from '../../network-desk/Desk.module.css';
import { Page } from '../../parts/Page.js';
import { PartLinks } from '../../venue-desk/PartLinks.js';
import { MentorGate } from '../MentorGate.js';
import { MentorAppointment } from './MentorAppointment.js';
import { MentorAppointmentList } from './MentorAppointmentList.js';

/** The appointments of a mentor, those to come or those past, or with `?code=…` the one a mail speaks of. */
export default function MentorAppointmentsPage() {
  const { t } = useTranslation();
  const { slug } = useSession();
  const [params] = useSearchParams();
  const code = params.get('code');
  const isPast = params.has('past');
  const base = `/${slug}/mentoring/appointments`;
  if (code)
    return (
      <Page
        title={t('mentorSessions.one', { code })}
        aside={
          <Link to={base} className={desk['link']!}>
            {t('mentorSessions.all')}
          </Link>
        }
      >
        <MentorGate>{() => <MentorAppointment key={code} code={code} />}</MentorGate>
      </Page>
    );
  return (
    <Page title={t('mentorSessions.title')} lead={t('mentorSessions.lead')}>
      <MentorGate>
        {() => (
          <>
            <PartLinks
              label={t('mentorSessions.views')}
              links={[
                { to: base, text: t('mentorSessions.upcoming'), current: !isPast },
                { to: `${base}?past`, text: t('mentorSessions.past'), current: isPast },
              ]}
            />
            <MentorAppointmentList key={String(isPast)} isPast={isPast} />
          </>
        )}
      </MentorGate>
    </Page>
  );
}
