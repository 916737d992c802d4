import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { CombinedError } from 'urql';
import { failureKind } from '../../api/failure.js';
import { announce } from '../../frame/announce.js';
import { recall, remember } from '../../frame/memory.js';
import { useSession } from '../../frame/session.js';
import { pathInside } from '../../rules/safe-path.js';
import type { CodeAnswer, PasswordAnswer, SignInAnswer } from './documents.js';
import type { PasskeyAnswer } from './ways.documents.js';

export interface Arrival {
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

/** What happens with the answer of a sign-in: on to where one wanted to go, or a word on why not.
 *  @param brought proof of a first step that was done elsewhere */
export function useArrival(brought: string | null = null): Arrival {
  const { t } = useTranslation();
  const { slug, restart } = useSession();
  const navigate = useNavigate();
  const [problem, setProblem] = useState('');
  const [challenge, setChallenge] = useState(brought);

  const take: Arrival['take'] = (answer, error) => {
    if (error) return setProblem(t(`failure.${failureKind(error)}.text`));
    switch (answer?.__typename) {
      case 'SignedIn': {
        const next = pathInside(slug, recall('after-sign-in'));
        remember('after-sign-in', null);
        announce(t('signIn.welcome', { name: answer.me.name }));
        restart();
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
