import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { BrandMark } from '../parts/BrandMark.js';
import { AccountButton } from './AccountButton.js';
import { BellButton } from './bell/BellButton.js';
import { LanguageSwitch } from './LanguageSwitch.js';
import { useSession } from './session.js';
import classes from './Frame.module.css';

/** The bar above every page: the network, the navigation of the frame, the language, the bell and the account. */
export function TopBar({ children }: { children?: ReactNode }) {
  const { slug, network } = useSession();
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
        {children}
        <div className={classes['tools']}>
          <LanguageSwitch />
          <BellButton />
          <AccountButton />
        </div>
      </div>
    </header>
  );
}
