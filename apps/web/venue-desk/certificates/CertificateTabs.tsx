import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import classes from './Certificates.module.css';

/** The pages about certificates, sessions and trainings of a venue. */
export function CertificateTabs({ base }: { base: string }) {
  const { t } = useTranslation();
  const pages = [
    [base, t('certificates.holdersPage')],
    [`${base}/sessions`, t('certificates.sessionsPage')],
    [`${base}/trainings`, t('certificates.trainingsPage')],
  ] as const;
  return (
    <nav aria-label={t('certificates.pages')} className={classes['tabs']}>
      {pages.map(([to, label]) => (
        <NavLink key={to} to={to} end>
          {label}
        </NavLink>
      ))}
    </nav>
  );
}
