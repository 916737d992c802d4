import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useMutation } from 'urql';
import { newIdempotencyKey } from '../../frame/new-idempotency-key.js';
import { Problem } from '../../member/sign-in/Problem.js';
import desk from '../../network-desk/Desk.module.css';
import { TimeSelect } from '../../parts/TimeSelect.js';
import { useAction } from '../../parts/useAction.js';
import { sessionSpan } from '../../rules/session-span.js';
import { dateAfter, minutesText, wallClock } from '../../rules/when.js';
import type { VenueOfDesk } from './documents.js';
import { ScheduleSessionMutation, type SessionKind } from './session-documents.js';

interface Props {
  venue: VenueOfDesk;
  hosts: { value: string; label: string }[];
  base: string;
}

const LENGTHS = [30, 45, 60, 90, 120, 150, 180, 240, 300, 360, 420, 480];

/** What a session is about, when and where it is, and for how many people. */
export function NewSessionForm({ venue, hosts, base }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [, schedule] = useMutation(ScheduleSessionMutation);
  const { act, problem, isBusy } = useAction(t('newSession.badInput'));
  const [first] = venue.trainings;
  const [kind, setKind] = useState<SessionKind>(first ? 'TRAINING' : 'EVENT');
  const [trainingId, setTrainingId] = useState(first?.id ?? '');
  const [title, setTitle] = useState(first?.title ?? '');
  const [description, setDescription] = useState('');
  const [spaceId, setSpaceId] = useState('');
  const [hostId, setHostId] = useState(hosts[0]!.value);
  const [today] = useState(() => wallClock(new Date().toISOString(), venue.zone).date);
  const [date, setDate] = useState(dateAfter(today, 7));
  const [time, setTime] = useState('18:00');
  const [minutes, setMinutes] = useState(120);
  const [places, setPlaces] = useState('8');
  const [key, setKey] = useState(newIdempotencyKey);
  const span = sessionSpan({ date, time, minutes }, venue.zone);

  function chooseTraining(id: string) {
    const titles = venue.trainings.map((one) => one.title);
    if (!title || titles.includes(title)) setTitle(venue.trainings.find((one) => one.id === id)?.title ?? '');
    setTrainingId(id);
  }
  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!span) return;
    const input = {
      kind,
      title,
      description,
      venueId: venue.id,
      spaceId: spaceId || null,
      trainingId: kind === 'TRAINING' ? trainingId : null,
      hostId,
      ...span,
      places: Number(places),
    };
    const done = await act(schedule({ input, idempotencyKey: key }), t('newSession.planned'));
    if (done) void navigate(`${base}/sessions/${done.session.id}`);
    else setKey(newIdempotencyKey());
  }

  return (
    <form className={`${desk['panel']} ${desk['form']}`} onSubmit={(event) => void submit(event)}>
      <NativeSelect
        label={t('newSession.kind')}
        value={kind}
        data={Object.entries(t('venueSessions.kind', { returnObjects: true })).map(([value, label]) => ({
          value,
          label,
        }))}
        onChange={({ currentTarget: { value } }) => setKind(value as SessionKind)}
      />
      {kind === 'TRAINING' && venue.trainings.length > 0 && (
        <NativeSelect
          label={t('newSession.training')}
          value={trainingId}
          data={venue.trainings.map(({ id, title: label }) => ({ value: id, label }))}
          onChange={({ currentTarget: { value } }) => chooseTraining(value)}
        />
      )}
      {kind === 'TRAINING' && venue.trainings.length === 0 && (
        <p>
          {t('certificates.noTraining')}{' '}
          <Link className={desk['link']!} to={`${base}/trainings`}>
            {t('certificates.addTraining')}
          </Link>
        </p>
      )}
      <TextInput
        label={t('newSession.name')}
        required
        withAsterisk={false}
        maxLength={120}
        value={title}
        onChange={({ currentTarget: { value } }) => setTitle(value)}
      />
      <TextInput
        type="date"
        label={t('newSession.date')}
        required
        withAsterisk={false}
        min={today}
        value={date}
        onChange={({ currentTarget: { value } }) => setDate(value)}
      />
      <TimeSelect label={t('newSession.time')} value={time} onChange={setTime} />
      <NativeSelect
        label={t('newSession.minutes')}
        value={String(minutes)}
        data={LENGTHS.map((one) => ({ value: String(one), label: minutesText(one) }))}
        onChange={({ currentTarget: { value } }) => setMinutes(Number(value))}
      />
      <TextInput
        type="number"
        label={t('newSession.places')}
        min={1}
        max={500}
        required
        withAsterisk={false}
        value={places}
        onChange={({ currentTarget: { value } }) => setPlaces(value)}
      />
      <NativeSelect
        label={t('newSession.space')}
        value={spaceId}
        data={[
          { value: '', label: t('newSession.noSpace') },
          ...venue.spaces.edges.map(({ node }) => ({ value: node.id, label: node.name })),
        ]}
        onChange={({ currentTarget: { value } }) => setSpaceId(value)}
      />
      <NativeSelect
        label={t('newSession.host')}
        value={hostId}
        data={hosts}
        onChange={({ currentTarget: { value } }) => setHostId(value)}
      />
      <Textarea
        label={t('newSession.description')}
        rows={3}
        maxLength={2000}
        value={description}
        onChange={({ currentTarget: { value } }) => setDescription(value)}
      />
      <Button type="submit" radius="xl" loading={isBusy}>
        {t('newSession.submit')}
      </Button>
      <Problem text={problem || (span ? '' : t('newSession.missing'))} />
    </form>
  );
}
