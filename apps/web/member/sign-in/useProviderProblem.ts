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

/** Why one came back from a provider empty-handed, as the address says it; '' when it does not. */
export function useProviderProblem(label: string): string {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const problem = PROBLEMS.find((one) => one === params.get('problem'));
  const text = problem ? t(`providerProblem.${problem}`, { label }) : '';
  // It is there when the page opens, so no screen reader notices it by itself.
  useEffect(() => {
    if (text) announce(text);
  }, [text]);
  return text;
}
