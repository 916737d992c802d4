import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { useMemberEntries } from './navigation.js';
import classes from './Frame.module.css';

/** The navigation of the member frame on a wide screen. */
export function MemberNavigation() {
  const { t } = useTranslation();
  return (
    <nav aria-label={t('shell.navigation')} className={classes['navigation']}>
      <ul className={classes['nav']}>
        {useMemberEntries().map(({ to, label, Icon, end }) => (
          <li key={to}>
            <NavLink to={to} end={end} className={classes['navLink']!}>
              <Icon size={18} aria-hidden />
              {label}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
