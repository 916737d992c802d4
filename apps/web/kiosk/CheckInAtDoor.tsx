import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { failureKind } from '../api/failure.js';
import { announce } from '../frame/announce.js';
import { useLanguage } from '../i18n/useLanguage.js';
import { Problem } from '../member/sign-in/Problem.js';
import { QrCode } from '../parts/QrCode.js';
import { timeText } from '../rules/when.js';
import { KioskCheckInMutation, type Screen } from './documents.js';
import classes from './Kiosk.module.css';

/** What somebody typed or read is gone before the next person stands here. */
const FORGOTTEN_MS = 30_000;

interface Props {
  screen: Screen;
  /** Whether the code on the screen is still accepted. */
  isCodeAccepted: boolean;
  isLost: boolean;
}

/** Says that one is there: by phone with the code on the screen, or by typing the code of the booking. */
export function CheckInAtDoor({ screen, isCodeAccepted, isLost }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [, checkIn] = useMutation(KioskCheckInMutation);
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState('');
  const [done, setDone] = useState('');
  const [isBusy, setBusy] = useState(false);

  useEffect(() => {
    if (!code && !problem && !done) return;
    const timer = setTimeout(() => {
      setCode('');
      setProblem('');
      setDone('');
    }, FORGOTTEN_MS);
    return () => clearTimeout(timer);
  }, [code, problem, done]);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setDone('');
    setBusy(true);
    const { data, error } = await checkIn({ code });
    setBusy(false);
    const answer = data?.kioskCheckIn;
    if (answer?.__typename !== 'KioskCheckedIn') {
      const kind = error && failureKind(error);
      const isLineLost = kind === 'offline' || kind === 'unreachable';
      return setProblem(answer?.message ?? t(isLineLost ? 'kiosk.notSent' : `failure.${kind ?? 'broken'}.text`));
    }
    const text = t('kiosk.welcome', { spaces: answer.spaceNames, time: timeText(answer.end, screen.zone, language) });
    setProblem('');
    setCode('');
    setDone(text);
    announce(text);
  }

  if (!screen.checksIn)
    return (
      <section aria-labelledby="arrive" className={classes['panel']}>
        <h2 id="arrive" className={classes['heading']}>
          {t('kiosk.arrive')}
        </h2>
        <p>{t('kiosk.noCheckIn')}</p>
      </section>
    );
  return (
    <section aria-labelledby="arrive" className={classes['panel']}>
      <h2 id="arrive" className={classes['heading']}>
        {t('kiosk.arrive')}
      </h2>
      {isCodeAccepted ? (
        <>
          <QrCode text={location.origin + screen.checkInPath} label={t('kiosk.scanCode')} />
          <p>{t('kiosk.scan')}</p>
        </>
      ) : (
        <p>{t('kiosk.noCode')}</p>
      )}
      <form className={classes['form']} onSubmit={(event) => void submit(event)}>
        <TextInput
          label={t('kiosk.code')}
          description={t('kiosk.codeHelp')}
          size="lg"
          required
          withAsterisk={false}
          maxLength={20}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          value={code}
          onChange={({ currentTarget: { value } }) => setCode(value)}
        />
        <Button type="submit" size="lg" radius="xl" loading={isBusy} disabled={isLost}>
          {t('kiosk.come')}
        </Button>
      </form>
      {isLost && <p>{t('kiosk.notNow')}</p>}
      <Problem text={problem} />
      {done && <p className={classes['done']}>{done}</p>}
    </section>
  );
}
