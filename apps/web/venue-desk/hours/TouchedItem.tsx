import { NativeSelect, Radio } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/useLanguage.js';
import { type Decisions, decide } from '../../rules/hours-decisions.js';
import { spanText } from '../../rules/when.js';
import type { TouchedBooking } from './documents.js';
import hours from './Hours.module.css';
import classes from './Touched.module.css';

interface Props {
  booking: TouchedBooking;
  zone: string;
  decisions: Decisions;
  setDecisions: (decisions: Decisions) => void;
}

/** One touched booking, and what can be decided about it. */
export function TouchedItem({ booking, zone, decisions, setDecisions }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { code, memberName, from, until, seats, options, space, moveTo } = booking;
  const decided = decisions[code];
  return (
    <fieldset className={classes['touchedItem']}>
      <legend>
        <strong>{memberName}</strong> · {space.name} · {spanText(from, until, zone, language)}
        {seats > 1 && ` · ${t('venueHours.seats', { count: seats })}`}
      </legend>
      {options.map((kind) => (
        <Radio
          key={kind}
          name={`decision-${code}`}
          label={t(`venueHours.decide.${kind}`)}
          checked={decided?.kind === kind}
          onChange={() => setDecisions(decide(decisions, booking, kind))}
        />
      ))}
      {decided?.kind === 'MOVE' && (
        <NativeSelect
          label={t('venueHours.moveTo', { name: memberName })}
          value={decided.moveTo ?? ''}
          data={moveTo.map(({ id, name, venue }) => ({ value: id, label: `${name} · ${venue.name}` }))}
          onChange={({ currentTarget: { value } }) =>
            setDecisions({ ...decisions, [code]: { kind: 'MOVE', moveTo: value } })
          }
        />
      )}
      {!options.includes('MOVE') && <p className={hours['hint']}>{t('venueHours.noMove')}</p>}
      {!options.includes('CANCEL') && <p className={hours['hint']}>{t('venueHours.noCancel')}</p>}
    </fieldset>
  );
}
