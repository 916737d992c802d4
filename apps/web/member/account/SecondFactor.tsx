import { Alert, Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { failureKind } from '../../api/failure.js';
import { announce } from '../../frame/announce.js';
import { CodeStep } from '../sign-in/CodeStep.js';
import { Problem } from '../sign-in/Problem.js';
import { useSignInAnswer } from '../sign-in/useSignInAnswer.js';
import { SignInAgain } from './SignInAgain.js';
import { QrCode } from '../../parts/QrCode.js';
import { RecoveryCodes } from './RecoveryCodes.js';
import {
  ConfirmSecondFactorMutation,
  OfferSecondFactorMutation,
  RemoveSecondFactorMutation,
  RenewRecoveryCodesMutation,
  type SecondFactorState,
} from './security.documents.js';
import classes from './Account.module.css';

/** The authenticator app: set up and removed with a code. Recovery codes are shown once. */
export function SecondFactor({ state, changed }: { state: SecondFactorState; changed: () => void }) {
  const { t } = useTranslation();
  const arrival = useSignInAnswer();
  const [{ fetching: offering }, askForOffer] = useMutation(OfferSecondFactorMutation);
  const [{ fetching: confirming }, confirm] = useMutation(ConfirmSecondFactorMutation);
  const [{ fetching: renewing }, renew] = useMutation(RenewRecoveryCodesMutation);
  const [{ fetching: removing }, remove] = useMutation(RemoveSecondFactorMutation);
  const [offer, setOffer] = useState<{ secret: string; uri: string } | null>(null);
  const [codes, setCodes] = useState<string[]>([]);
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState('');
  const [proof, setProof] = useState('');

  async function begin() {
    setProof('');
    const { data, error } = await askForOffer({});
    const answer = data?.offerSecondFactor;
    if (answer?.__typename === 'SecondFactorOffer') return setOffer(answer);
    if (answer?.__typename === 'RecentSignInNeeded') return setProof(answer.message);
    setProblem(answer?.message ?? t(`failure.${error ? failureKind(error) : 'broken'}.text`));
  }
  /** Runs what takes a code; the answer is a message to show, or nothing when it worked. */
  async function withCode(work: () => Promise<string>) {
    setProblem('');
    const trouble = await work();
    setCode('');
    setProblem(trouble);
    if (!trouble) changed();
  }
  const turnOn = () =>
    withCode(async () => {
      const { data, error } = await confirm({ code: code.trim() });
      const answer = data?.confirmSecondFactor;
      if (answer?.__typename !== 'RecoveryCodes')
        return answer?.message ?? t(`failure.${error ? failureKind(error) : 'broken'}.text`);
      setOffer(null);
      setCodes(answer.codes);
      announce(t('secondFactor.on'));
      return '';
    });
  const newCodes = () =>
    withCode(async () => {
      const { data, error } = await renew({ code: code.trim() });
      const answer = data?.renewRecoveryCodes;
      if (answer?.__typename !== 'RecoveryCodes')
        return answer?.message ?? t(`failure.${error ? failureKind(error) : 'broken'}.text`);
      setCodes(answer.codes);
      return '';
    });
  const turnOff = () =>
    withCode(async () => {
      const { data, error } = await remove({ code: code.trim() });
      const answer = data?.removeSecondFactor;
      if (answer?.__typename !== 'SecondFactorOff')
        return answer?.message ?? t(`failure.${error ? failureKind(error) : 'broken'}.text`);
      setCodes([]);
      announce(t('secondFactor.off'));
      return '';
    });
  function submit(event: FormEvent) {
    event.preventDefault();
    if (offer) void turnOn();
    else void newCodes();
  }

  return (
    <section aria-labelledby="second-factor" className={classes['section']}>
      <h2 id="second-factor" className={classes['title']}>
        {t('secondFactor.title')}
      </h2>
      <p className={classes['muted']}>{t(state.enrolled ? 'secondFactor.isOn' : 'secondFactor.lead')}</p>
      {state.required && !state.done && (
        <Alert color="ochre" mt="md" title={t('secondFactor.required')}>
          {t(state.enrolled ? 'secondFactor.requiredEnter' : 'secondFactor.requiredSetUp')}
        </Alert>
      )}
      {state.enrolled && !state.done && <CodeStep arrival={arrival} />}
      <RecoveryCodes codes={codes} />
      {!state.enrolled && !offer && (
        <Button mt="md" radius="xl" loading={offering} onClick={() => void begin()}>
          {t('secondFactor.begin')}
        </Button>
      )}
      {offer && (
        <div className={classes['offer']}>
          <QrCode text={offer.uri} label={t('secondFactor.qr')} />
          <p>
            {t('secondFactor.scan')}
            <br />
            <code className={classes['secret']}>{offer.secret.match(/.{1,4}/g)?.join(' ')}</code>
          </p>
        </div>
      )}
      {(offer || (state.enrolled && state.done)) && (
        <form className={classes['form']} onSubmit={submit}>
          <TextInput
            label={t('field.code')}
            description={offer ? undefined : t('secondFactor.left', { count: state.recoveryCodesLeft })}
            required
            withAsterisk={false}
            autoComplete="one-time-code"
            maxLength={40}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
          <Button type="submit" radius="xl" variant={offer ? 'filled' : 'outline'} loading={confirming || renewing}>
            {t(offer ? 'secondFactor.confirm' : 'secondFactor.renew')}
          </Button>
          {!offer && (
            <Button
              variant="subtle"
              color="red"
              radius="xl"
              loading={removing}
              disabled={!code.trim()}
              onClick={() => void turnOff()}
            >
              {t('secondFactor.remove')}
            </Button>
          )}
        </form>
      )}
      <Problem text={problem} />
      <SignInAgain text={proof} />
    </section>
  );
}
