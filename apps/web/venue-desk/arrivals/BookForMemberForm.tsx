import { Button, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import { newIdempotencyKey } from '../../frame/new-idempotency-key.js';
import { Problem } from '../../member/sign-in/Problem.js';
import desk from '../../network-desk/Desk.module.css';
import { useAction } from '../../parts/useAction.js';
import { instantOf } from '../../rules/when.js';
import { QuarterSelect } from '../openings/QuarterSelect.js';
import { BookForMemberMutation, BookableSpacesQuery } from './documents.js';

interface Props {
  venueId: string;
  /** The day that the page shows. */
  day: string;
  zone: string;
  booked: () => void;
}

/** Books a space of the venue for a member, named by mail address or by the reference of an exported list. */
export function BookForMemberForm({ venueId, day, zone, booked }: Props) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState({ who: '', spaceId: '', from: '09:00', until: '10:00', seats: 1 });
  const [idempotencyKey, setKey] = useState(newIdempotencyKey);
  const [{ data }] = useQuery({ query: BookableSpacesQuery, variables: { venueId } });
  const [, book] = useMutation(BookForMemberMutation);
  const { act, problem, isBusy } = useAction(t('arrivals.forMemberBad'));
  const spaces = data?.managedVenue?.spaces.filter(({ withdrawnAt }) => withdrawnAt === null) ?? [];
  const space = spaces.find(({ id }) => id === draft.spaceId) ?? spaces[0];
  const change = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });
  if (!space) return null;

  async function submit(event: FormEvent, { id, sharesSeats }: { id: string; sharesSeats: boolean }) {
    event.preventDefault();
    const who = draft.who.trim();
    const member = who.includes('@') ? { email: who } : { reference: who };
    const answer = await act(
      book({
        venueId,
        spaceId: id,
        member,
        start: instantOf(day, draft.from, zone),
        end: instantOf(day, draft.until, zone),
        seats: sharesSeats ? draft.seats : 1,
        idempotencyKey,
      }),
    );
    setKey(newIdempotencyKey());
    if (!answer) return;
    change({ who: '' });
    booked();
  }

  return (
    <form className={desk['panel']} onSubmit={(event) => void submit(event, space)}>
      <h3>{t('arrivals.forMember')}</h3>
      <p className={desk['muted']}>{t('arrivals.forMemberText')}</p>
      <TextInput
        label={t('arrivals.forMemberWho')}
        required
        maxLength={254}
        value={draft.who}
        onChange={({ currentTarget: { value } }) => change({ who: value })}
      />
      <NativeSelect
        label={t('arrivals.forMemberSpace')}
        value={space.id}
        data={spaces.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={({ currentTarget: { value } }) => change({ spaceId: value })}
      />
      <div className={desk['inRow']}>
        <QuarterSelect label={t('arrivals.forMemberFrom')} value={draft.from} change={(from) => change({ from })} />
        <QuarterSelect label={t('arrivals.forMemberUntil')} value={draft.until} change={(until) => change({ until })} />
      </div>
      {space.sharesSeats && (
        <NumberInput
          label={t('arrivals.forMemberSeats')}
          min={1}
          max={space.capacity}
          allowDecimal={false}
          value={draft.seats}
          onChange={(value) => change({ seats: Number(value) || 1 })}
        />
      )}
      <Button type="submit" variant="default" radius="xl" loading={isBusy}>
        {t('arrivals.forMemberBook')}
      </Button>
      <Problem text={problem} />
    </form>
  );
}
