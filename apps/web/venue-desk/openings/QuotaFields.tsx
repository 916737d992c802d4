import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/useLanguage.js';
import classes from '../../network-desk/Desk.module.css';
import type { PassQuota, quotaFault } from '../../rules/pass-quota.js';
import { weekdayText } from '../../rules/when.js';
import desk from '../VenueDesk.module.css';
import { QuarterSelect } from './QuarterSelect.js';

interface Props {
  number: number;
  quota: PassQuota;
  fault: ReturnType<typeof quotaFault>;
  change: (quota: PassQuota) => void;
  remove: () => void;
}

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];

/** One quota: its days, its hours, and how many seats or hours are open to the pass then. */
export function QuotaFields({ number, quota, fault, change, remove }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const set = (part: Partial<PassQuota>) => change({ ...quota, ...part });
  return (
    <fieldset className={classes['fieldset']}>
      <legend>{t('venueOpenings.quota', { number })}</legend>
      <div className={desk['days']}>
        {WEEKDAYS.map((day) => (
          <Checkbox
            key={day}
            label={weekdayText(day, language)}
            checked={quota.days.includes(day)}
            onChange={({ currentTarget: { checked } }) =>
              set({ days: checked ? [...quota.days, day] : quota.days.filter((one) => one !== day) })
            }
          />
        ))}
      </div>
      {fault === 'days' && <p>{t('venueOpenings.fault.days')}</p>}
      <div className={classes['inRow']}>
        <QuarterSelect label={t('venueOpenings.from')} value={quota.from} change={(from) => set({ from })} />
        <QuarterSelect
          label={t('venueOpenings.until')}
          untilMidnight
          value={quota.until}
          change={(until) => set({ until })}
        />
      </div>
      {fault === 'times' && <p>{t('venueOpenings.fault.times')}</p>}
      <div className={classes['inRow']}>
        <TextInput
          label={t('venueOpenings.amount')}
          inputMode="decimal"
          error={fault === 'amount' && t('venueOpenings.fault.amount')}
          value={quota.amount}
          onChange={({ currentTarget: { value } }) => set({ amount: value })}
        />
        <NativeSelect
          label={t('venueOpenings.unit')}
          value={quota.unit}
          data={(['seats', 'hours'] as const).map((value) => ({ value, label: t(`venueOpenings.units.${value}`) }))}
          onChange={({ currentTarget: { value } }) => set({ unit: value as PassQuota['unit'] })}
        />
      </div>
      <Button variant="subtle" size="compact-sm" onClick={remove}>
        {t('venueOpenings.removeQuota', { number })}
      </Button>
    </fieldset>
  );
}
