import { useTranslation } from 'react-i18next';
import classes from './Legend.module.css';
import colours from './Tones.module.css';

const SHOWN = ['sure', 'wait', 'kept', 'past', 'missed'] as const;

/** What the colours and patterns of the week mean. */
export function Legend() {
  const { t } = useTranslation();
  return (
    <ul className={classes['legend']} aria-label={t('week.legend')}>
      {SHOWN.map((tone) => (
        <li key={tone}>
          <span className={`${classes['swatch']} ${colours['tone']}`} data-tone={tone} aria-hidden />
          {t(`week.tone.${tone}`)}
        </li>
      ))}
    </ul>
  );
}
