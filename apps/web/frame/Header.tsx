import { useTranslation } from 'react-i18next';
import { Link, NavLink } from 'react-router';
import { BrandMark } from '../parts/BrandMark.js';
import { Account } from './Account.js';
import { LanguageSwitch } from './LanguageSwitch.js';
import { usePlaces } from './navigation.js';
import { useSession } from './session.js';
import classes from './Shell.module.css';

export function Header() {
  const { t } = useTranslation();
  const { slug, network } = useSession();
  const places = usePlaces();
  return (
    <header className={classes['header']}>
      <div className={classes['bar']}>
        <Link to={`/${slug}`} className={classes['brand']}>
          <BrandMark size={36} />
          <span>
            <span className={classes['brandName']}>Traboule</span>
            <span className={classes['network']}>{network.name}</span>
          </span>
        </Link>
        <nav aria-label={t('shell.navigation')} style={{ marginLeft: 'auto' }}>
          <ul className={classes['nav']}>
            {places.map(({ to, label, Icon, end }) => (
              <li key={to}>
                <NavLink to={to} end={end} className={classes['navLink']!}>
                  <Icon size={18} aria-hidden />
                  {label}
                </NavLink>
              </li>
            ))}
          </ul>
        </nav>
        <div className={classes['tools']}>
          <LanguageSwitch />
          <Account />
        </div>
      </div>
    </header>
  );
}
