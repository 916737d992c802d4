import { Button, NativeSelect } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import { Problem } from '../../member/sign-in/Problem.js';
import desk from '../../network-desk/Desk.module.css';
import { useAction } from '../../parts/useAction.js';
import { ShareTrainingMutation, TrainingsQuery, type VenueOfDesk } from './documents.js';

/** Offers a training that other venues of the network already give. */
export function ShareTraining({ venue, shared }: { venue: VenueOfDesk; shared: () => void }) {
  const { t } = useTranslation();
  const [{ data }] = useQuery({ query: TrainingsQuery, requestPolicy: 'cache-and-network' });
  const [, share] = useMutation(ShareTrainingMutation);
  const { act, problem, isBusy } = useAction();
  const [chosen, setChosen] = useState('');
  const offered = new Set(venue.trainings.map(({ id }) => id));
  const others = data?.trainings.filter(({ id }) => !offered.has(id)) ?? [];
  if (others.length === 0) return null;

  async function submit(event: FormEvent) {
    event.preventDefault();
    const training = others.find(({ reference }) => reference === chosen);
    if (!training) return;
    const { reference, title } = training;
    // The titles of a training that the network knows stay as they are.
    const sending = share({ venueId: venue.id, reference, titleFr: title, titleEn: title });
    if (!(await act(sending, t('venueTrainings.shared', { title })))) return;
    setChosen('');
    shared();
  }

  return (
    <section aria-labelledby="share" className={desk['panel']}>
      <h2 id="share" className={desk['heading']}>
        {t('venueTrainings.share')}
      </h2>
      <p className={desk['muted']}>{t('venueTrainings.shareHelp')}</p>
      <form className={desk['form']} onSubmit={(event) => void submit(event)}>
        <NativeSelect
          label={t('venueTrainings.known')}
          required
          withAsterisk={false}
          value={chosen}
          data={[
            { value: '', label: t('venueTrainings.choose') },
            ...others.map(({ reference, title }) => ({ value: reference, label: title })),
          ]}
          onChange={({ currentTarget: { value } }) => setChosen(value)}
        />
        <Button type="submit" radius="xl" loading={isBusy}>
          {t('venueTrainings.add')}
        </Button>
      </form>
      <Problem text={problem} />
    </section>
  );
}
