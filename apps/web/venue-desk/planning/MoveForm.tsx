import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import { failureKind } from '../../api/failure.js';
import { newIdempotencyKey } from '../../frame/new-idempotency-key.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { Problem } from '../../member/sign-in/Problem.js';
import desk from '../../network-desk/Desk.module.css';
import { TimeSelect } from '../../parts/TimeSelect.js';
import { useAction } from '../../parts/useAction.js';
import { type MovedTime, movedSpan } from '../../rules/planning-drop.js';
import { minutesText, moneyText, spanText } from '../../rules/when.js';
import type { VenueSpace } from '../useVenueSpaces.js';
import { MoveAsVenueMutation, type PlanningEntry, PreviewVenueMoveQuery } from './documents.js';
import classes from './MoveForm.module.css';

interface Props {
  venueId: string;
  entry: PlanningEntry;
  spaces: readonly VenueSpace[];
  zone: string;
  wanted: MovedTime;
  change: (wanted: MovedTime) => void;
  moved: () => void;
}

/** Moves the booking of a member: what it does is shown before, and the member gets a mail with the reason. */
export function MoveForm({ venueId, entry, spaces, zone, wanted, change, moved }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [reason, setReason] = useState('');
  const [key, setKey] = useState(newIdempotencyKey);
  const [, move] = useMutation(MoveAsVenueMutation);
  const { act, problem, isBusy } = useAction(t('planning.move.badReason'));
  const span = movedSpan(wanted, entry, zone);
  const isSame = wanted.spaceId === entry.spaceId && Date.parse(span.start) === Date.parse(entry.start);
  const about = { venueId, code: entry.code!, spaceId: wanted.spaceId, ...span };
  const [{ data, error, fetching }] = useQuery({
    query: PreviewVenueMoveQuery,
    variables: about,
    pause: isSame,
    requestPolicy: 'network-only',
  });
  const preview = isSame || fetching ? undefined : data?.previewVenueMove;
  const isMovable = preview?.__typename === 'VenueMove';

  function effect(): string {
    if (isSame) return t('planning.move.choose');
    if (error) return t(`failure.${failureKind(error)}.text`);
    if (!preview) return t('planning.move.checking');
    if (preview.__typename === 'Refused') return preview.message;
    const saved = [
      preview.savedCreditMinutes > 0 ? minutesText(preview.savedCreditMinutes) : '',
      preview.savedCents > 0 ? moneyText(preview.savedCents, language) : '',
    ].filter(Boolean);
    const when = spanText(span.start, span.end, zone, language);
    return saved.length > 0
      ? t('planning.move.cheaper', { when, saved: saved.join(' + ') })
      : t('planning.move.samePrice', { when });
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    const answer = await act(
      move({ ...about, reason, key }, { additionalTypenames: ['Booking'] }),
      t('planning.move.done'),
    );
    setKey(newIdempotencyKey());
    if (answer) moved();
  }

  return (
    <form className={classes['move']} onSubmit={(event) => void submit(event)} aria-label={t('planning.move.title')}>
      <div className={classes['moveFields']}>
        <NativeSelect
          label={t('planning.space')}
          value={wanted.spaceId}
          data={spaces.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={({ currentTarget: { value } }) => change({ ...wanted, spaceId: value })}
        />
        <TextInput
          type="date"
          label={t('planning.move.date')}
          required
          withAsterisk={false}
          value={wanted.date}
          onChange={({ currentTarget: { value } }) => value && change({ ...wanted, date: value })}
        />
        <TimeSelect
          label={t('planning.move.time')}
          value={wanted.time}
          onChange={(time) => change({ ...wanted, time })}
        />
      </div>
      <TextInput
        label={t('planning.move.reason')}
        description={t('planning.move.reasonHelp')}
        required
        withAsterisk={false}
        maxLength={300}
        value={reason}
        onChange={({ currentTarget: { value } }) => setReason(value)}
      />
      <p aria-live="polite">
        <strong>{effect()}</strong>
      </p>
      <p className={desk['muted']}>{t('planning.move.notice', { name: entry.title })}</p>
      <Button type="submit" radius="xl" loading={isBusy} disabled={!isMovable}>
        {t('planning.move.send')}
      </Button>
      <Problem text={problem} />
    </form>
  );
}
