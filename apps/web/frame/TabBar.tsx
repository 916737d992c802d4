import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { usePlaces } from './navigation.js';
import classes from './Shell.module.css';

/** The same four ways on a telephone, within reach of the thumb. */
export function TabBar() {
  const { t } = useTranslation();
  return (
    <nav aria-label={t('shell.tabs')}>
      <ul className={classes['tabs']}>
        {usePlaces().map(({ to, label, Icon, end }) => (
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
