import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { CombinedError } from 'urql';
import { failureKind } from '../../api/failure.js';
import { announce } from '../../frame/announce.js';
import { readStored, store } from '../../frame/browser-storage.js';
import { useSession } from '../../frame/session.js';
import { safePathInNetwork } from '../../rules/safe-path.js';
import type { CodeAnswer, PasswordAnswer, SignInAnswer } from './documents.js';
import type { PasskeyAnswer } from './passkey-and-provider.documents.js';

export interface SignInProgress {
  /** Why signing in did not work, in words. */
  problem: string;
  /** Proof of the first step, while a code is asked for as the second. */
  challenge: string | null;
  take: (
    answer: SignInAnswer | PasswordAnswer | CodeAnswer | PasskeyAnswer | undefined,
    error: CombinedError | undefined,
  ) => void;
  /** Back to the first step. */
  startOver: () => void;
}

/** Handles the answer of any sign-in method: continues to the page the person wanted, or explains the refusal.
 *  @param brought challenge of a first step that was done at a provider */
export function useSignInAnswer(brought: string | null = null): SignInProgress {
  const { t } = useTranslation();
  const { slug, refetchAll } = useSession();
  const navigate = useNavigate();
  const [problem, setProblem] = useState('');
  const [challenge, setChallenge] = useState(brought);

  const take: SignInProgress['take'] = (answer, error) => {
    if (error) return setProblem(t(`failure.${failureKind(error)}.text`));
    switch (answer?.__typename) {
      case 'SignedIn': {
        const next = safePathInNetwork(slug, readStored('after-sign-in'));
        store('after-sign-in', null);
        announce(t('signIn.welcome', { name: answer.me.name }));
        refetchAll();
        void navigate(next, { replace: true });
        return;
      }
      case 'SecondFactorAsked':
        setProblem('');
        return setChallenge(answer.challenge);
      case 'SignInLinkInvalid':
      case 'PasswordWrong':
      case 'CodeWrong':
      case 'SignInExpired':
      case 'PasskeyRefused':
      case 'Throttled':
        return setProblem(answer.message);
      case 'LegalPagesNeeded': // only of a mailed link, whose page asks for it
      case undefined:
        return setProblem(t('failure.broken.text'));
    }
  };

  function startOver() {
    setProblem('');
    setChallenge(null);
  }

  return { problem, challenge, take, startOver };
}
