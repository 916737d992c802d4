import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useUnsavedChanges } from '../../frame/useUnsavedChanges.js';
import { TimeSelect } from '../../parts/TimeSelect.js';
import { daySpan } from '../../rules/day-span.js';
import { wallClock } from '../../rules/when.js';
import { ClosureList } from './ClosureList.js';
import classes from './Hours.module.css';
import { HoursLayout } from './HoursLayout.js';
import type { HoursPart } from './HoursPart.js';
import { useHoursChange } from './useHoursChange.js';

/** A closure: whole days by default, exact times or an open end on request, with its reason. */
export default function ClosureForm({ target, calendar, zone, saved }: HoursPart) {
  const { t } = useTranslation();
  const [today] = useState(() => wallClock(new Date().toISOString(), zone).date);
  const [draft, setDraft] = useState({
    first: '',
    last: '',
    from: '09:00',
    until: '18:00',
    timed: false,
    endless: false,
  });
  const [reason, setReason] = useState('');
  const [isReversed, setReversed] = useState(false);
  const span = daySpan(draft, zone);
  // Whom it touches is shown before there is a reason; the field keeps a closure without one from being sent.
  const edit = useHoursChange(span && { closure: { target, ...span, reason: reason.trim() || '…' } }, saved);
  useUnsavedChanges(draft.first !== '' || draft.last !== '' || reason !== '');
  const change = (part: Partial<typeof draft>) => {
    const next = { ...draft, ...part };
    setDraft(next);
    setReversed(!next.endless && next.first !== '' && next.last !== '' && daySpan(next, zone) === null);
  };
  return (
    <HoursLayout
      edit={edit}
      calendar={calendar}
      zone={zone}
      label={t('venueHours.saveClosure')}
      list={<ClosureList closures={calendar.closures} zone={zone} changed={saved} />}
    >
      <div className={classes['inRow']}>
        <TextInput
          type="date"
          label={t('venueHours.firstDay')}
          required
          withAsterisk={false}
          min={today}
          value={draft.first}
          onChange={({ currentTarget: { value } }) =>
            change({ first: value, last: draft.last === '' || draft.last < value ? value : draft.last })
          }
        />
        {draft.timed && (
          <TimeSelect label={t('venueHours.fromTime')} value={draft.from} onChange={(from) => change({ from })} />
        )}
      </div>
      {!draft.endless && (
        <div className={classes['inRow']}>
          <TextInput
            type="date"
            label={t('venueHours.lastDay')}
            required
            withAsterisk={false}
            min={draft.first || today}
            error={isReversed && t('venueHours.reversed')}
            value={draft.last}
            onChange={({ currentTarget: { value } }) => change({ last: value })}
          />
          {draft.timed && (
            <TimeSelect label={t('venueHours.untilTime')} value={draft.until} onChange={(until) => change({ until })} />
          )}
        </div>
      )}
      <Checkbox
        label={t('venueHours.timed')}
        checked={draft.timed}
        onChange={({ currentTarget: { checked } }) => change({ timed: checked })}
      />
      <Checkbox
        label={t('venueHours.endless')}
        checked={draft.endless}
        onChange={({ currentTarget: { checked } }) => change({ endless: checked })}
      />
      <TextInput
        label={t('venueHours.reason')}
        description={t('venueHours.reasonHelp')}
        required
        withAsterisk={false}
        maxLength={200}
        pattern=".*\S.*"
        value={reason}
        onChange={({ currentTarget: { value } }) => setReason(value)}
      />
    </HoursLayout>
  );
}
