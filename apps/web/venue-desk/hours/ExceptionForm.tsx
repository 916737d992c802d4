import { Button, Radio, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useUnsavedChanges } from '../../frame/useUnsavedChanges.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { type OpeningRange, isIncomplete } from '../../rules/opening-week.js';
import { dayText, instantOf, wallClock } from '../../rules/when.js';
import classes from '../../network-desk/Desk.module.css';
import { DifferentDays } from '../../parts/hours/DifferentDays.js';
import { HoursLayout } from './HoursLayout.js';
import type { HoursPart } from './HoursPart.js';
import { RangeFields } from './RangeFields.js';
import { useHoursChange } from './useHoursChange.js';

type Mode = 'hours' | 'closed' | 'usual';

/** Other hours on one date: different ranges, closed, or the weekly hours again. */
export default function ExceptionForm({ target, calendar, zone, saved }: HoursPart) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [today] = useState(() => wallClock(new Date().toISOString(), zone).date);
  const [date, setDate] = useState('');
  const [mode, setMode] = useState<Mode>('hours');
  const [ranges, setRanges] = useState<OpeningRange[]>([{ opens: '09:00', closes: '18:00' }]);
  const dates = new Set(calendar.exceptions.map((exception) => exception.date));
  const modes: Mode[] = dates.has(date) ? ['hours', 'closed', 'usual'] : ['hours', 'closed'];
  const openings = { hours: ranges, closed: [], usual: null }[mode];
  const isReady = date !== '' && (mode !== 'hours' || (ranges.length > 0 && !isIncomplete(ranges)));
  const edit = useHoursChange(isReady ? { exception: { target, date, openings } } : null, saved);
  useUnsavedChanges(date !== '');
  const list = (
    <DifferentDays
      zone={zone}
      days={calendar.exceptions}
      texts={{
        title: t('venueHours.exceptions', { count: dates.size }),
        noDay: t('venueHours.noException'),
        closed: t('venueHours.closed'),
        usual: t('venueHours.mode.usual'),
        usualOf: (day) => t('venueHours.usualOf', { day }),
      }}
      onUsual={(day) => {
        setDate(day);
        setMode('usual');
      }}
    />
  );
  return (
    <HoursLayout edit={edit} calendar={calendar} zone={zone} label={t('venueHours.saveException')} list={list}>
      <TextInput
        type="date"
        label={t('venueHours.date')}
        required
        withAsterisk={false}
        min={today}
        value={date}
        onChange={({ currentTarget: { value } }) => {
          setDate(value);
          if (!dates.has(value) && mode === 'usual') setMode('hours');
        }}
      />
      <Radio.Group
        label={t('venueHours.thatDay')}
        value={mode}
        onChange={(value) => setMode(value as Mode)}
        className={classes['texts']!}
      >
        <div className={classes['texts']}>
          {modes.map((one) => (
            <Radio key={one} value={one} label={t(`venueHours.mode.${one}`)} />
          ))}
        </div>
      </Radio.Group>
      {mode === 'hours' && (
        <RangeFields
          name={date ? dayText(instantOf(date, '12:00', zone), zone, language) : t('venueHours.day')}
          ranges={ranges}
          change={setRanges}
        />
      )}
    </HoursLayout>
  );
}
