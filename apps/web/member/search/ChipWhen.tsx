import { NativeSelect, TextInput } from '@mantine/core';
import { IconClock } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../frame/session.js';
import { useDayText } from '../../i18n/useDayText.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { TimeSelect } from '../../parts/TimeSelect.js';
import { lengthsToChoose } from '../../rules/lengths.js';
import type { Need } from '../../rules/need.js';
import { dateAfter, hoursText, instantOf, minutesText, wallClock } from '../../rules/when.js';
import type { Proposal } from './documents.js';
import { EditChip } from './EditChip.js';
import classes from './Results.module.css';

interface Props {
  /** Null: as soon as possible. Longer than its minutes: any time in between would do. */
  window: Proposal['understood']['window'];
  change: (part: Partial<Need>) => void;
}

const nextHour = () => new Date(Math.ceil(Date.now() / 3_600_000) * 3_600_000).toISOString();

export function ChipWhen({ window, change }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { network } = useSession();
  const zone = window?.zone ?? network.zone;
  const minutes = window?.minutes ?? 60;
  const day = useDayText(zone);
  const [at, setAt] = useState(() => wallClock(window?.start ?? nextHour(), zone));
  const [today] = useState(() => wallClock(new Date().toISOString(), zone).date);
  const [duration, setDuration] = useState(minutes);
  const durations = lengthsToChoose(network.bookingLimits, minutes);

  const text = window
    ? `${day(window.start)}, ${hoursText(window.start, window.end, zone, language)}` +
      (Date.parse(window.end) - Date.parse(window.start) > minutes * 60_000 ? ` · ${minutesText(minutes)}` : '')
    : t('understood.soon');

  function apply() {
    if (at.date && at.time) change({ start: instantOf(at.date, at.time, zone), minutes: duration });
  }

  return (
    <EditChip Icon={IconClock} text={text} name={t('understood.when')} onApply={apply}>
      <TextInput
        type="date"
        label={t('understood.day')}
        required
        min={today}
        max={dateAfter(today, network.bookingLimits.horizonDays)}
        value={at.date}
        onChange={(event) => setAt({ ...at, date: event.currentTarget.value })}
      />
      <div className={classes['pair']}>
        <TimeSelect label={t('field.from')} value={at.time} onChange={(time) => setAt({ ...at, time })} />
        <NativeSelect
          label={t('understood.duration')}
          value={String(duration)}
          onChange={(event) => setDuration(Number(event.currentTarget.value))}
          data={durations.map((value) => ({ value: String(value), label: minutesText(value) }))}
        />
      </div>
    </EditChip>
  );
}
