import { useTranslation } from 'react-i18next';
import { useSession } from '../../frame/session.js';
import type { Need } from '../../rules/need.js';
import { Examples } from './Examples.js';
import { PassageDrawing } from './PassageDrawing.js';
import { SearchBox } from './SearchBox.js';
import classes from './Hero.module.css';

interface Props {
  need: Need;
  compact: boolean;
  ask: (need: Need) => void;
}

export function Hero({ need, compact, ask }: Props) {
  const { t } = useTranslation();
  const { network } = useSession();
  return (
    <section className={classes['hero']} data-compact={compact} aria-labelledby="hero-title">
      <div className={classes['inner']}>
        <div className={classes['words']}>
          <h1 id="hero-title" className={compact ? 'visually-hidden' : classes['title']}>
            {t('hero.title')}
          </h1>
          {!compact && (
            <p className={classes['lead']}>{t('hero.lead', { count: network.venueCount, name: network.name })}</p>
          )}
          <SearchBox text={need.text} ask={ask} />
          {!compact && <Examples ask={ask} />}
        </div>
        {!compact && <PassageDrawing />}
      </div>
    </section>
  );
}
