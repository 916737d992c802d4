import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { useMeEntry, useMemberEntries } from './navigation.js';
import classes from './TabBar.module.css';

/** The navigation of the member frame on a phone: five tabs at the bottom of the screen. */
export function TabBar() {
  const { t } = useTranslation();
  return (
    <nav aria-label={t('shell.tabs')}>
      <ul className={classes['tabs']}>
        {[...useMemberEntries(), useMeEntry()].map(({ to, label, Icon, end }) => (
          <li key={to}>
            <NavLink to={to} end={end} className={classes['tab']!}>
              <Icon size={22} aria-hidden />
              {label}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
