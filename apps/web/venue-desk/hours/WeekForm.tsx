import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useUnsavedChanges } from '../../frame/useUnsavedChanges.js';
import { type OpeningPeriod, type OpeningRule, emptyWeek, isIncomplete, periodsOf, rulesOf } from '../../rules/opening-week.js'; // prettier-ignore
import classes from './Hours.module.css';
import { HoursLayout } from './HoursLayout.js';
import type { HoursPart } from './HoursPart.js';
import { PeriodFields } from './PeriodFields.js';
import { useHoursChange } from './useHoursChange.js';

interface Props extends HoursPart {
  /** The weekly hours of the venue, for a space that may follow them; undefined for the venue itself. */
  venueRules: readonly OpeningRule[] | undefined;
}

const periodsFor = (rules: readonly OpeningRule[]): OpeningPeriod[] => {
  const periods = periodsOf(rules);
  return periods.length > 0 ? periods : [{ validFrom: '', validUntil: '', days: emptyWeek() }];
};

/** The weekly hours, in one period or in several, and whether it opens on public holidays. */
export default function WeekForm({ target, calendar, zone, saved, venueRules }: Props) {
  const { t } = useTranslation();
  const [follows, setFollows] = useState(calendar.followsVenue);
  const [periods, setPeriods] = useState(() => periodsFor(calendar.followsVenue ? (venueRules ?? []) : calendar.rules));
  const [opensOnHolidays, setOpensOnHolidays] = useState(calendar.opensOnHolidays);
  const rules = follows ? [] : rulesOf(periods);
  const isSame =
    follows === calendar.followsVenue &&
    opensOnHolidays === calendar.opensOnHolidays &&
    JSON.stringify(rules) === JSON.stringify(rulesOf(periodsOf(calendar.rules)));
  useUnsavedChanges(!isSame);
  const isReady = follows || !periods.some(({ days }) => days.some(isIncomplete));
  const edit = useHoursChange(isSame || !isReady ? null : { openingHours: { target, rules, opensOnHolidays } }, saved);
  const isDated = periods.length > 1 || periods.some(({ validFrom, validUntil }) => validFrom || validUntil);
  return (
    <HoursLayout edit={edit} calendar={calendar} zone={zone} label={t('venueHours.saveWeek')}>
      {venueRules && (
        <Checkbox
          label={t('venueHours.follows')}
          description={t('venueHours.followsHelp')}
          checked={follows}
          onChange={({ currentTarget: { checked } }) => setFollows(checked)}
        />
      )}
      {!follows &&
        periods.map((period, i) => (
          <PeriodFields
            // Periods have no name of their own: they are told apart by their place.
            // oxlint-disable-next-line react/no-array-index-key
            key={i}
            title={periods.length > 1 ? t('venueHours.period', { number: i + 1 }) : t('venueHours.everyWeek')}
            period={period}
            dated={isDated}
            change={(next) => setPeriods(periods.with(i, next))}
            remove={periods.length > 1 ? () => setPeriods(periods.toSpliced(i, 1)) : undefined}
          />
        ))}
      {!follows && (
        <div>
          <Button
            variant="default"
            radius="xl"
            size="xs"
            onClick={() => setPeriods([...periods, { validFrom: '', validUntil: '', days: emptyWeek() }])}
          >
            {t('venueHours.addPeriod')}
          </Button>
          <p className={classes['hint']}>{t('venueHours.addPeriodHelp')}</p>
        </div>
      )}
      <Checkbox
        label={t('venueHours.holidays')}
        checked={opensOnHolidays}
        onChange={({ currentTarget: { checked } }) => setOpensOnHolidays(checked)}
      />
    </HoursLayout>
  );
}
