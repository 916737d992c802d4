import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLanguage } from '../../i18n/useLanguage.js';
import desk from '../../network-desk/Desk.module.css';
import { spanText } from '../../rules/when.js';
import type { SessionRow } from './session-documents.js';

/** One session in the list: when, who leads it, and how full it is. */
export function SessionItem({ session, base }: { session: SessionRow; base: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { id, title, kind, start, end, zone, host, places, placesLeft, waiting } = session;
  return (
    <li className={desk['row']}>
      <div className={desk['what']}>
        <h3 className={desk['rowTitle']}>
          <Link to={`${base}/sessions/${id}`}>{title}</Link>
        </h3>
        <p>{spanText(start, end, zone, language)}</p>
        <p className={desk['muted']}>
          {t(`venueSessions.kind.${kind}`)}, {t('venueSessions.ledBy', { name: host.name })}
        </p>
      </div>
      <ul className={desk['value']}>
        <li>{t('venueSessions.taken', { taken: places - placesLeft, places })}</li>
        {waiting > 0 && <li>{t('venueSessions.waiting', { count: waiting })}</li>}
      </ul>
    </li>
  );
}
