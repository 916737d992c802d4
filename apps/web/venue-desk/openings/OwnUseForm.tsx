import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../frame/announce.js';
import { Problem } from '../../member/sign-in/Problem.js';
import classes from '../../network-desk/Desk.module.css';
import { daySpan } from '../../rules/day-span.js';
import { wallClock } from '../../rules/when.js';
import { ConflictList } from './ConflictList.js';
import type { DeskSpace } from './documents.js';
import { QuarterSelect } from './QuarterSelect.js';
import { useAddOwnUse } from './useAddOwnUse.js';

interface Props {
  spaces: readonly DeskSpace[];
  zone: string;
  added: () => void;
}

/** Enters a time at which the venue uses a space itself. Bookings in its way are listed. */
export function OwnUseForm({ spaces, zone, added }: Props) {
  const { t } = useTranslation();
  const [today] = useState(() => wallClock(new Date().toISOString(), zone || 'UTC').date);
  const [spaceId, setSpaceId] = useState(spaces[0]!.id);
  const [draft, setDraft] = useState({
    first: '',
    last: '',
    from: '09:00',
    until: '18:00',
    timed: true,
    endless: false,
  });
  const [seats, setSeats] = useState('');
  const [title, setTitle] = useState('');
  const { add, fetching, problem, conflicts, setProblem } = useAddOwnUse();
  const space = spaces.find(({ id }) => id === spaceId) ?? spaces[0]!;
  const change = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });

  async function submit(event: FormEvent) {
    event.preventDefault();
    const span = daySpan(draft, zone);
    if (!span?.until) return setProblem(t('venueOpenings.badTimes'));
    const wanted = space.sharesSeats && seats.trim() !== '' ? Number(seats) : null;
    if (wanted !== null && !(Number.isInteger(wanted) && wanted >= 1 && wanted <= space.capacity))
      return setProblem(t('venueOpenings.badSeats', { count: space.capacity }));
    const done = await add({
      spaceId: space.id,
      start: span.from,
      end: span.until,
      seats: wanted,
      title: title.trim(),
    });
    if (!done) return;
    announce(t('venueOpenings.added'));
    setDraft({ ...draft, first: '', last: '' });
    setTitle('');
    added();
  }

  return (
    <section aria-labelledby="new-use" className={classes['panel']}>
      <h2 id="new-use" className={classes['heading']}>
        {t('venueOpenings.newUse')}
      </h2>
      <p className={classes['muted']}>{t('venueOpenings.newUseHelp')}</p>
      <form className={classes['form']} onSubmit={(event) => void submit(event)}>
        <NativeSelect
          label={t('venueOpenings.space')}
          value={space.id}
          data={spaces.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={({ currentTarget: { value } }) => setSpaceId(value)}
        />
        <div className={classes['inRow']}>
          <TextInput
            type="date"
            label={t('venueOpenings.firstDay')}
            required
            withAsterisk={false}
            min={today}
            value={draft.first}
            onChange={({ currentTarget: { value } }) =>
              change({ first: value, last: draft.last === '' || draft.last < value ? value : draft.last })
            }
          />
          {draft.timed && (
            <QuarterSelect label={t('venueOpenings.from')} value={draft.from} change={(from) => change({ from })} />
          )}
        </div>
        <div className={classes['inRow']}>
          <TextInput
            type="date"
            label={t('venueOpenings.lastDay')}
            required
            withAsterisk={false}
            min={draft.first || today}
            value={draft.last}
            onChange={({ currentTarget: { value } }) => change({ last: value })}
          />
          {draft.timed && (
            <QuarterSelect label={t('venueOpenings.until')} value={draft.until} change={(until) => change({ until })} />
          )}
        </div>
        <Checkbox
          label={t('venueOpenings.wholeDays')}
          checked={!draft.timed}
          onChange={({ currentTarget: { checked } }) => change({ timed: !checked })}
        />
        {space.sharesSeats && (
          <TextInput
            label={t('venueOpenings.seatsWanted', { count: space.capacity })}
            description={t('venueOpenings.seatsHelp')}
            inputMode="numeric"
            value={seats}
            onChange={({ currentTarget: { value } }) => setSeats(value)}
          />
        )}
        <TextInput
          label={t('venueOpenings.note')}
          description={t('venueOpenings.noteHelp')}
          maxLength={120}
          value={title}
          onChange={({ currentTarget: { value } }) => setTitle(value)}
        />
        <Problem text={problem} />
        {conflicts.length > 0 && (
          <div className={classes['effect']} role="alert">
            <strong>{t('venueOpenings.inConflict', { count: conflicts.length })}</strong>
            <p>{t('venueOpenings.inConflictHelp')}</p>
            <ConflictList conflicts={conflicts} zone={zone} />
          </div>
        )}
        <Button type="submit" radius="xl" loading={fetching}>
          {t('venueOpenings.addUse')}
        </Button>
      </form>
    </section>
  );
}
