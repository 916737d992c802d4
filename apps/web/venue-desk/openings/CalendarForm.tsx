import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { failureKind } from '../../api/failure.js';
import { announce } from '../../frame/announce.js';
import { newIdempotencyKey } from '../../frame/new-idempotency-key.js';
import { Problem } from '../../member/sign-in/Problem.js';
import classes from '../../network-desk/Desk.module.css';
import { AddOutsideCalendarMutation, type DeskSpace } from './documents.js';

/** Adds a calendar that the venue keeps elsewhere, by its secret address. */
export function CalendarForm({ spaces, added }: { spaces: readonly DeskSpace[]; added: () => void }) {
  const { t } = useTranslation();
  const [{ fetching }, add] = useMutation(AddOutsideCalendarMutation);
  const [spaceId, setSpaceId] = useState(spaces[0]!.id);
  const [address, setAddress] = useState('');
  const [allDayBlocks, setAllDayBlocks] = useState(true);
  const [problem, setProblem] = useState('');
  const [isDone, setDone] = useState(false);
  const attempt = useRef({ request: '', key: '' });

  async function submit(event: FormEvent) {
    event.preventDefault();
    const input = { spaceId, address: address.trim(), allDayBlocks };
    const request = JSON.stringify(input);
    if (attempt.current.request !== request) attempt.current = { request, key: newIdempotencyKey() };
    setDone(false);
    const { data, error } = await add({ input, idempotencyKey: attempt.current.key });
    const answer = data?.addOutsideCalendar;
    if (answer?.__typename !== 'OutsideCalendarAdded')
      return setProblem(answer?.message ?? t(`failure.${error ? failureKind(error) : 'broken'}.text`));
    attempt.current = { request: '', key: '' };
    setProblem('');
    setAddress('');
    setDone(true);
    announce(t('venueOpenings.calendarAdded'));
    added();
  }

  return (
    <section aria-labelledby="new-calendar" className={classes['panel']}>
      <h2 id="new-calendar" className={classes['heading']}>
        {t('venueOpenings.newCalendar')}
      </h2>
      <p className={classes['muted']}>{t('venueOpenings.newCalendarHelp')}</p>
      <form className={classes['form']} onSubmit={(event) => void submit(event)}>
        <NativeSelect
          label={t('venueOpenings.space')}
          value={spaceId}
          data={spaces.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={({ currentTarget: { value } }) => setSpaceId(value)}
        />
        <TextInput
          label={t('venueOpenings.address')}
          description={t('venueOpenings.addressHelp')}
          type="url"
          required
          withAsterisk={false}
          autoComplete="off"
          maxLength={2_000}
          placeholder="https://"
          value={address}
          onChange={({ currentTarget: { value } }) => setAddress(value)}
        />
        <Checkbox
          label={t('venueOpenings.allDayBlocks')}
          checked={allDayBlocks}
          onChange={({ currentTarget: { checked } }) => setAllDayBlocks(checked)}
        />
        <Problem text={problem} />
        <Button type="submit" radius="xl" loading={fetching}>
          {t('venueOpenings.addCalendar')}
        </Button>
        {isDone && <p>{t('venueOpenings.calendarAdded')}</p>}
      </form>
    </section>
  );
}
