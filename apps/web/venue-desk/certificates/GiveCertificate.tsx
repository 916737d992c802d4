import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMutation } from 'urql';
import { announce } from '../../frame/announce.js';
import { newIdempotencyKey } from '../../frame/new-idempotency-key.js';
import { Problem } from '../../member/sign-in/Problem.js';
import desk from '../../network-desk/Desk.module.css';
import { useAction } from '../../parts/useAction.js';
import { GiveByEmailMutation, type VenueOfDesk } from './documents.js';

interface Props {
  venue: VenueOfDesk;
  base: string;
  given: () => void;
}

/** Gives a certificate to the member with a mail address. The answer does not say whether there is one. */
export function GiveCertificate({ venue, base, given }: Props) {
  const { t } = useTranslation();
  const [, give] = useMutation(GiveByEmailMutation);
  const { act, problem, isBusy } = useAction(t('field.badEmail'));
  const [trainingId, setTrainingId] = useState(venue.trainings[0]?.id ?? '');
  const [email, setEmail] = useState('');
  const [answer, setAnswer] = useState('');

  async function submit(event: FormEvent) {
    event.preventDefault();
    const variables = { email: email.trim(), trainingId, venueId: venue.id, idempotencyKey: newIdempotencyKey() };
    const accepted = await act(give(variables));
    setAnswer(accepted?.message ?? '');
    if (!accepted) return;
    announce(accepted.message);
    setEmail('');
    given();
  }

  return (
    <section aria-labelledby="give" className={desk['panel']}>
      <h2 id="give" className={desk['heading']}>
        {t('certificates.give')}
      </h2>
      {venue.trainings.length === 0 ? (
        <p>
          {t('certificates.noTraining')}{' '}
          <Link className={desk['link']!} to={`${base}/trainings`}>
            {t('certificates.addTraining')}
          </Link>
        </p>
      ) : (
        <>
          <p className={desk['muted']}>{t('certificates.giveHelp')}</p>
          <form className={desk['form']} onSubmit={(event) => void submit(event)}>
            <NativeSelect
              label={t('certificates.training')}
              value={trainingId}
              data={venue.trainings.map(({ id, title }) => ({ value: id, label: title }))}
              onChange={({ currentTarget: { value } }) => setTrainingId(value)}
            />
            <TextInput
              type="email"
              label={t('certificates.email')}
              required
              withAsterisk={false}
              maxLength={254}
              autoComplete="off"
              value={email}
              onChange={({ currentTarget: { value } }) => setEmail(value)}
            />
            <Button type="submit" radius="xl" loading={isBusy}>
              {t('certificates.send')}
            </Button>
          </form>
          <Problem text={problem} />
          {answer && <p>{answer}</p>}
        </>
      )}
    </section>
  );
}
