import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useSession } from '../../frame/session.js';
import { PageSkeleton } from '../../parts/PageSkeleton.js';
import { addressOfNeed, isAsked, type Need, needFromAddress } from '../../rules/need.js';
import { Hero } from './Hero.js';
import { Welcome } from './Welcome.js';

const loadResults = () => import('./Results.js');
const Results = lazy(loadResults);
const ReadBack = lazy(() => import('./ReadBack.js'));

/** Contact one: say the need. The need lives in the address, so that it can be kept, shared and gone back to. */
export function SearchPage() {
  const { t } = useTranslation();
  const { network, me } = useSession();
  const [params, setParams] = useSearchParams();
  const need = needFromAddress(params);
  const asked = isAsked(need);
  // Offers are what most come for: their code is fetched while the sentence is being written.
  useEffect(() => void loadResults(), []);
  const ask = (next: Need) => setParams(addressOfNeed(next));

  return (
    <>
      <title>{t('page.tab', { title: asked && need.text ? need.text : network.name })}</title>
      <Hero need={need} compact={asked} ask={ask} />
      {!asked && <Welcome />}
      {asked && (
        <Suspense fallback={<PageSkeleton />}>
          {me ? (
            <Results key={addressOfNeed(need)} need={need} ask={ask} />
          ) : (
            <ReadBack key={addressOfNeed(need)} need={need} ask={ask} />
          )}
        </Suspense>
      )}
    </>
  );
}
