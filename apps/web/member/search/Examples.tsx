import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useSession } from '../../frame/session.js';
import type { Need } from '../../rules/need.js';
import { WordsQuery } from './documents.js';
import classes from './Hero.module.css';

/** Example needs, one with a commune near the centre of the network. Pressing one searches for it. */
export function Examples({ ask }: { ask: (need: Need) => void }) {
  const { t } = useTranslation();
  const { network } = useSession();
  const [{ data }] = useQuery({ query: WordsQuery });
  const { lat, lon } = network.centre;
  const near = data?.communes
    .map(({ name, centre }) => ({ name, far: Math.hypot(centre.lat - lat, (centre.lon - lon) * 0.7) }))
    .sort((a, b) => a.far - b.far)[1]?.name;
  const texts = [
    near ? t('examples.laserNear', { place: near }) : t('examples.laser'),
    t('examples.room'),
    t('examples.desk'),
    t('examples.podcast'),
  ];
  return (
    <ul className={classes['examples']} aria-label={t('examples.label')}>
      {texts.map((text) => (
        <li key={text}>
          <button type="button" className={classes['example']} onClick={() => ask({ text })}>
            {text}
          </button>
        </li>
      ))}
    </ul>
  );
}
