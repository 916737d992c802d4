import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { Problem } from '../../member/sign-in/Problem.js';
import desk from '../../network-desk/Desk.module.css';
import { useAction } from '../../parts/useAction.js';
import { referenceOf } from '../../rules/session-span.js';
import { ShareTrainingMutation, type VenueOfDesk } from './documents.js';

/** Creates a training that the network does not have yet. Its name in the network follows from the French title. */
export function CreateTraining({ venue, shared }: { venue: VenueOfDesk; shared: () => void }) {
  const { t } = useTranslation();
  const [, share] = useMutation(ShareTrainingMutation);
  const { act, problem, isBusy } = useAction(t('venueTrainings.badInput'));
  const [titleFr, setTitleFr] = useState('');
  const [titleEn, setTitleEn] = useState('');
  const reference = referenceOf(titleFr);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const done = t('venueTrainings.shared', { title: titleFr });
    if (!(await act(share({ venueId: venue.id, reference, titleFr, titleEn }), done))) return;
    setTitleFr('');
    setTitleEn('');
    shared();
  }

  return (
    <section aria-labelledby="create" className={desk['panel']}>
      <h2 id="create" className={desk['heading']}>
        {t('venueTrainings.create')}
      </h2>
      <p className={desk['muted']}>{t('venueTrainings.createHelp')}</p>
      <form className={desk['form']} onSubmit={(event) => void submit(event)}>
        {(
          [
            ['titleFr', titleFr, setTitleFr],
            ['titleEn', titleEn, setTitleEn],
          ] as const
        ).map(([name, text, change]) => (
          <TextInput
            key={name}
            label={t(`venueTrainings.${name}`)}
            required
            withAsterisk={false}
            maxLength={120}
            value={text}
            description={name === 'titleFr' && reference ? t('venueTrainings.reference', { reference }) : undefined}
            onChange={({ currentTarget: { value } }) => change(value)}
          />
        ))}
        <Button type="submit" variant="light" radius="xl" loading={isBusy}>
          {t('venueTrainings.createButton')}
        </Button>
      </form>
      <Problem text={problem} />
    </section>
  );
}
