import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/useLanguage.js';
import { momentText } from '../../rules/when.js';
import type { AuditEntry } from './documents.js';
import classes from './Audit.module.css';

/** The action, the person who did it, its subject, and the time in the network's time zone. */
export function AuditEntries({ entries, zone }: { entries: AuditEntry[]; zone: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const about = ({ subjectName, subjectType }: AuditEntry) => subjectName ?? t(`auditSubject.${subjectType}`);
  return (
    <ul className={classes['entries']}>
      {entries.map((entry) => (
        <li key={entry.id} className={classes['entry']}>
          <time dateTime={entry.at} className={classes['muted']}>
            {momentText(entry.at, zone, language)}
          </time>
          <strong>{t(`auditAction.${entry.action}`)}</strong>
          <span className={classes['people']}>
            {entry.actorName ? t('audit.by', { name: entry.actorName }) : t('audit.nobody')}
            {(!entry.subjectName || entry.subjectName !== entry.actorName) &&
              `, ${t('audit.about', { name: about(entry) })}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
