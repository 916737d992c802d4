import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { newIdempotencyKey } from '../../frame/new-idempotency-key.js';
import { Problem } from '../../member/sign-in/Problem.js';
import desk from '../../network-desk/Desk.module.css';
import { useAction } from '../../parts/useAction.js';
import classes from './Certificates.module.css';
import { type CertificateRow, RenewCertificateMutation, WithdrawCertificateMutation } from './documents.js';

/** Renews a certificate, or withdraws it with a reason that the person reads. */
export function CertificateActs({ certificate, changed }: { certificate: CertificateRow; changed: () => void }) {
  const { t } = useTranslation();
  const [, renew] = useMutation(RenewCertificateMutation);
  const [, withdraw] = useMutation(WithdrawCertificateMutation);
  const { act, problem, isBusy } = useAction();
  const [reason, setReason] = useState('');
  const [idempotencyKey] = useState(newIdempotencyKey);
  const { id, member, training, venue } = certificate;

  async function again() {
    const about = { holderId: member.id, trainingId: training.id, venueId: venue.id, idempotencyKey };
    if (await act(renew(about), t('certificates.renewed'))) changed();
  }
  async function end(event: FormEvent) {
    event.preventDefault();
    if (await act(withdraw({ id, reason }), t('certificates.withdrawn'))) changed();
  }

  return (
    <div className={desk['acts']}>
      <Button variant="light" radius="xl" loading={isBusy} onClick={() => void again()}>
        {t('certificates.renew', { name: member.name })}
      </Button>
      <form className={desk['inRow']} onSubmit={(event) => void end(event)}>
        <TextInput
          label={t('certificates.reason', { name: member.name })}
          description={t('certificates.reasonHelp')}
          required
          withAsterisk={false}
          maxLength={300}
          className={classes['reason']!}
          value={reason}
          onChange={({ currentTarget: { value } }) => setReason(value)}
        />
        <Button type="submit" variant="outline" color="ochre" radius="xl" disabled={isBusy}>
          {t('certificates.withdraw')}
        </Button>
      </form>
      <Problem text={problem} />
    </div>
  );
}
