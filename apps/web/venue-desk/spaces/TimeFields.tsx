import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from '../../network-desk/Desk.module.css';
import { withChosen } from '../../rules/space-draft.js';
import { minutesText } from '../../rules/when.js';
import type { Draft } from './space-input.js';
import own from './Spaces.module.css';

interface Props {
  draft: Draft;
  set: (part: Partial<Draft>) => void;
  isMaxAtFault: boolean;
}

const LENGTHS = [15, 30, 45, 60, 90, 120, 180, 240, 300, 360, 480, 600, 720, 960, 1_440];
const FIELDS = {
  minMinutes: LENGTHS,
  maxMinutes: LENGTHS,
  bufferMinutes: [0, 15, 30, 45, 60, 90, 120, 180, 240],
  leadMinutes: [0, 15, 30, 60, 120, 240, 720, 1_440, 2_880, 4_320, 10_080],
} as const;

/** How long a space can be booked for, how long before, and what stays free after. */
export function TimeFields({ draft, set, isMaxAtFault }: Props) {
  const { t } = useTranslation();
  return (
    <fieldset className={classes['fieldset']}>
      <legend>{t('venueSpaces.times')}</legend>
      <div className={own['pair']}>
        {(Object.keys(FIELDS) as (keyof typeof FIELDS)[]).map((field) => (
          <NativeSelect
            key={field}
            label={t(`venueSpaces.${field}`)}
            error={field === 'maxMinutes' && isMaxAtFault && t('venueSpaces.fault.maxMinutes')}
            value={draft[field]}
            data={withChosen(FIELDS[field], draft[field]).map((minutes) => ({
              value: String(minutes),
              label: minutes === 0 ? t('venueSpaces.noTime') : minutesText(minutes),
            }))}
            onChange={({ currentTarget: { value } }) => set({ [field]: Number(value) })}
          />
        ))}
      </div>
    </fieldset>
  );
}
