import { Button, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { Problem } from '../../member/sign-in/Problem.js';
import desk from '../../network-desk/Desk.module.css';
import { useAction } from '../../parts/useAction.js';
import { EditSessionMutation, type SessionOfVenue } from './session-documents.js';

/** Changes the texts and the number of places. New places are offered to the people in line. */
export function EditSession({ session, changed }: { session: SessionOfVenue; changed: () => void }) {
  const { t } = useTranslation();
  const [, edit] = useMutation(EditSessionMutation);
  const { act, problem, isBusy } = useAction(t('newSession.badInput'));
  const [title, setTitle] = useState(session.title);
  const [description, setDescription] = useState(session.description);
  const [places, setPlaces] = useState(String(session.places));

  async function submit(event: FormEvent) {
    event.preventDefault();
    const input = { id: session.id, version: session.version, title, description, places: Number(places) };
    if (await act(edit({ input }), t('venueSession.saved'))) changed();
  }

  return (
    <section aria-labelledby="edit" className={desk['panel']}>
      <h2 id="edit" className={desk['heading']}>
        {t('venueSession.edit')}
      </h2>
      <p className={desk['muted']}>{t('venueSession.timeStays')}</p>
      <form className={desk['form']} onSubmit={(event) => void submit(event)}>
        <TextInput
          label={t('newSession.name')}
          required
          withAsterisk={false}
          maxLength={120}
          value={title}
          onChange={({ currentTarget: { value } }) => setTitle(value)}
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
        <Textarea
          label={t('newSession.description')}
          rows={3}
          maxLength={2000}
          value={description}
          onChange={({ currentTarget: { value } }) => setDescription(value)}
        />
        <Button type="submit" variant="light" radius="xl" loading={isBusy}>
          {t('venueSession.save')}
        </Button>
      </form>
      <Problem text={problem} />
    </section>
  );
}
