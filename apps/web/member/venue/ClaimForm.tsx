import { Button, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { failureKind } from '../../api/failure.js';
import { announce } from '../../frame/announce.js';
import { useSession } from '../../frame/session.js';
import { useFocusOnMount } from '../../parts/useFocusOnMount.js';
import { Problem } from '../sign-in/Problem.js';
import { ClaimVenueMutation } from './claim.documents.js';
import classes from './Venue.module.css';

const LONGEST = 1_000;

interface Props {
  venueId: string;
  name: string;
  sent: () => void;
  close: () => void;
}

/** Asks in a few words why the person answers for the venue. */
export function ClaimForm({ venueId, name, sent, close }: Props) {
  const { t } = useTranslation();
  const { me } = useSession();
  const field = useFocusOnMount<HTMLTextAreaElement>();
  const [proof, setProof] = useState('');
  const [problem, setProblem] = useState('');
  const [{ fetching }, claim] = useMutation(ClaimVenueMutation);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (proof.trim() === '') return setProblem(t('venueClaim.proofMissing'));
    const { data, error } = await claim({ venueId, proof: proof.trim() });
    const answer = data?.claimVenue;
    if (answer?.__typename !== 'ClaimSent')
      return setProblem(answer?.message ?? t(`failure.${error ? failureKind(error) : 'broken'}.text`));
    announce(t('venueClaim.sent'));
    sent();
  }

  return (
    <form className={classes['claimForm']} onSubmit={(event) => void submit(event)}>
      <Textarea
        label={t('venueClaim.proof', { name })}
        description={t('venueClaim.proofHelp', { email: me?.email })}
        rows={4}
        maxLength={LONGEST}
        ref={field}
        value={proof}
        onChange={({ currentTarget: { value } }) => {
          setProof(value);
          setProblem('');
        }}
      />
      <Problem text={problem} />
      <div className={classes['claimActs']}>
        <Button type="submit" radius="xl" loading={fetching}>
          {t('venueClaim.send')}
        </Button>
        <Button variant="subtle" radius="xl" onClick={close}>
          {t('venueClaim.cancel')}
        </Button>
      </div>
    </form>
  );
}
