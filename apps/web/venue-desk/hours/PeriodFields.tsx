import { Button, TextInput } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/useLanguage.js';
import { type OpeningPeriod, copyDay, isSameDay } from '../../rules/opening-week.js';
import { weekdayText } from '../../rules/when.js';
import classes from './Hours.module.css';
import { RangeFields } from './RangeFields.js';

interface Props {
  period: OpeningPeriod;
  title: string;
  /** Whether the dates of the period can be changed. */
  dated: boolean;
  change: (period: OpeningPeriod) => void;
  remove: (() => void) | undefined;
  /** What a day without ranges is called; without it, closed. */
  none?: string | undefined;
}

const WORKDAYS = [0, 1, 2, 3, 4];
const ALL_DAYS = [0, 1, 2, 3, 4, 5, 6];

/** The weekly hours of one period: seven days, each with its ranges, and a way to copy a day to others. */
export function PeriodFields({ period, title, dated, change, remove, none }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { days } = period;
  const copy = (from: number, to: number[]) => change({ ...period, days: copyDay(days, from, to) });
  return (
    <fieldset className={classes['period']}>
      <legend>{title}</legend>
      {dated && (
        <div className={classes['inRow']}>
          {(['validFrom', 'validUntil'] as const).map((end) => (
            <TextInput
              key={end}
              type="date"
              label={t(`venueHours.${end}`)}
              value={period[end]}
              onChange={({ currentTarget: { value } }) => change({ ...period, [end]: value })}
            />
          ))}
          {remove && (
            <Button variant="subtle" onClick={remove}>
              {t('venueHours.removePeriod', { title })}
            </Button>
          )}
        </div>
      )}
      {days.map((ranges, i) => {
        const name = weekdayText(i + 1, language);
        return (
          <fieldset key={name} className={classes['weekdayRow']}>
            <legend className={classes['dayName']}>{name}</legend>
            <RangeFields
              name={name}
              ranges={ranges}
              none={none}
              change={(next) => change({ ...period, days: days.with(i, next) })}
            >
              {i === 0 && WORKDAYS.some((day) => !isSameDay(days[day]!, ranges)) && (
                <Button
                  variant="subtle"
                  size="compact-sm"
                  leftSection={<IconCopy size={16} aria-hidden />}
                  onClick={() => copy(0, WORKDAYS)}
                >
                  {t('venueHours.copyToWorkdays')}
                </Button>
              )}
              {ranges.length > 0 && days.some((other) => !isSameDay(other, ranges)) && (
                <Button
                  variant="subtle"
                  size="compact-sm"
                  leftSection={<IconCopy size={16} aria-hidden />}
                  aria-label={t('venueHours.copyToAllOf', { name })}
                  onClick={() => copy(i, ALL_DAYS)}
                >
                  {t('venueHours.copyToAll')}
                </Button>
              )}
              {i > 0 && !isSameDay(days[i - 1]!, ranges) && (
                <Button
                  variant="subtle"
                  size="compact-sm"
                  aria-label={t('venueHours.likeBeforeOf', { name, before: weekdayText(i, language) })}
                  onClick={() => copy(i - 1, [i])}
                >
                  {t('venueHours.likeBefore', { before: weekdayText(i, language) })}
                </Button>
              )}
            </RangeFields>
          </fieldset>
        );
      })}
    </fieldset>
  );
}
