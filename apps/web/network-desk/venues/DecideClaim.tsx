import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { Problem } from '../../member/sign-in/Problem.js';
import { useAction } from '../../parts/useAction.js';
import classes from '../Desk.module.css';
import { ApproveClaimMutation, RefuseClaimMutation, type VenueClaim } from './documents.js';
import own from './Venues.module.css';

/** Approves or refuses a claim, saying what each means for the people. */
export function DecideClaim({ claim, decided }: { claim: VenueClaim; decided: () => void }) {
  const { t } = useTranslation();
  const [, approve] = useMutation(ApproveClaimMutation);
  const [, refuse] = useMutation(RefuseClaimMutation);
  const { act, problem, isBusy } = useAction();
  const [reason, setReason] = useState('');
  const names = { name: claim.memberName, venue: claim.venue.name };

  async function accept() {
    if (await act(approve({ claimId: claim.id }), t('venueClaims.approved', names))) decided();
  }
  async function send(event: FormEvent) {
    event.preventDefault();
    if (await act(refuse({ claimId: claim.id, reason }), t('venueClaims.refused'))) decided();
  }

  return (
    <div className={own['decision']}>
      <p className={classes['muted']}>{t('venueClaims.approveText', names)}</p>
      <Button variant="light" radius="xl" loading={isBusy} onClick={() => void accept()}>
        {t('venueClaims.approve', names)}
      </Button>
      <form className={classes['inRow']} onSubmit={(event) => void send(event)}>
        <TextInput
          label={t('venueClaims.reason', names)}
          description={t('venueClaims.reasonHelp')}
          maxLength={1000}
          value={reason}
          className={own['reason']!}
          onChange={({ currentTarget: { value } }) => setReason(value)}
        />
        <Button type="submit" variant="outline" color="ochre" radius="xl" disabled={isBusy}>
          {t('venueClaims.refuse')}
        </Button>
      </form>
      <Problem text={problem} />
    </div>
  );
}
