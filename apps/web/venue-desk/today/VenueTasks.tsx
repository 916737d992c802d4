import { IconArrowRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSession } from '../../frame/session.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import desk from '../../network-desk/Desk.module.css';
import { momentText } from '../../rules/when.js';
import type { VenueToday } from './documents.js';
import classes from './VenueToday.module.css';

interface Props {
  data: VenueToday;
  venueSlug: string;
  base: string;
  zone: string;
}

/** What waits for the person in this venue. That the page is to be confirmed is said above. */
export function VenueTasks({ data, venueSlug, base, zone }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { slug } = useSession();
  const invited = data.managedVenue?.invitations.length ?? 0;
  const below = `/venues/${venueSlug}/manage`;
  const tasks = data.waitingForMe
    .filter(({ kind, path }) => kind !== 'venue.stillRight' && (path === below || path.startsWith(`${below}/`)))
    .map(({ title, path, until }) => ({ title, to: `/${slug}${path}`, until }));
  if (invited > 0)
    tasks.push({ title: t('venueTasks.invitations', { count: invited }), to: `${base}/team`, until: null });
  return (
    <section aria-labelledby="tasks" className={classes['tasks']}>
      <h2 id="tasks" className={desk['heading']}>
        {t('venueTasks.title')}
      </h2>
      {tasks.length === 0 && <p className={desk['muted']}>{t('venueTasks.none')}</p>}
      {tasks.length > 0 && (
        <ul className={desk['rows']}>
          {tasks.map(({ title, to, until }) => (
            <li key={title + to} className={desk['row']}>
              <div className={desk['what']}>
                <Link to={to}>{title}</Link>
                {until && (
                  <p className={desk['muted']}>{t('venueTasks.until', { when: momentText(until, zone, language) })}</p>
                )}
              </div>
              <IconArrowRight size={18} aria-hidden />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
