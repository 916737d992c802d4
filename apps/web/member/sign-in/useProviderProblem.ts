import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { announce } from '../../frame/announce.js';

const PROBLEMS = [
  'expired',
  'cancelled',
  'away',
  'refused',
  'no-mail',
  'unverified-mail',
  'linked-elsewhere',
  'too-many',
] as const;

/** Why signing in through a provider failed, from the address; '' without a failure. */
export function useProviderProblem(label: string): string {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const problem = PROBLEMS.find((one) => one === params.get('problem'));
  const text = problem ? t(`providerProblem.${problem}`, { label }) : '';
  // The text is there when the page opens, so screen readers need an announcement.
  useEffect(() => {
    if (text) announce(text);
  }, [text]);
  return text;
}
