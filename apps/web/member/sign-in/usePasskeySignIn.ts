import {
  browserSupportsWebAuthn,
  browserSupportsWebAuthnAutofill,
  startAuthentication,
  WebAuthnAbortService,
} from '@simplewebauthn/browser';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { failureKind } from '../../api/failure.js';
import type { SignInProgress } from './useSignInAnswer.js';
import { SignInWithPasskeyMutation, StartPasskeySignInMutation } from './passkey-and-provider.documents.js';

interface PasskeySignIn {
  supported: boolean;
  busy: boolean;
  problem: string;
  ask: () => Promise<void>;
}

/** Signing in by passkey: by the button, and where the browser can, from what it offers in the mail field. */
export function usePasskeySignIn(arrival: SignInProgress): PasskeySignIn {
  const { t } = useTranslation();
  const [, start] = useMutation(StartPasskeySignInMutation);
  const [, signIn] = useMutation(SignInWithPasskeyMutation);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const isIn = useRef(false);
  const offerInField = useEffectEvent((isGone: () => boolean) => answer({ fromField: true, isGone }));

  useEffect(() => {
    let gone = false;
    void (async () => {
      if (await browserSupportsWebAuthnAutofill()) await offerInField(() => gone);
    })();
    return () => {
      gone = true;
      WebAuthnAbortService.cancelCeremony();
    };
  }, []);

  async function answer({ fromField, isGone = () => false }: { fromField: boolean; isGone?: () => boolean }) {
    const say = (text: string) => !fromField && setProblem(text);
    const { data: asked, error } = await start({});
    if (error) return say(t(`failure.${failureKind(error)}.text`));
    if (asked?.startPasskeySignIn.__typename !== 'PasskeyAsk') return say(asked?.startPasskeySignIn.message ?? '');
    if (isGone()) return;
    let response;
    try {
      const optionsJSON = JSON.parse(asked.startPasskeySignIn.options);
      response = await startAuthentication({ optionsJSON, useBrowserAutofill: fromField });
    } catch (fault) {
      return say(t((fault as Error).name === 'NotAllowedError' ? 'ways.notConfirmed' : 'ways.unable'));
    }
    const { data, error: refused } = await signIn({ answer: JSON.stringify(response) });
    // The button and the field may both get an answer; the first one decides the next page.
    if (isIn.current) return;
    isIn.current = data?.signInWithPasskey.__typename === 'SignedIn';
    arrival.take(data?.signInWithPasskey, refused);
  }

  return {
    supported: browserSupportsWebAuthn(),
    busy,
    problem,
    ask: async () => {
      setBusy(true);
      setProblem('');
      await answer({ fromField: false });
      setBusy(false);
    },
  };
}
