import { Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useSession } from '../../frame/session.js';
import { lazyPage } from '../../i18n/lazy-page.js';
import { PageSkeleton } from '../../parts/PageSkeleton.js';
import { addressOfNeed, isAsked, type Need, needFromAddress } from '../../rules/need.js';
import { mayHaveHold } from '../holds/hold-end.js';
import { Hero } from './Hero.js';
import { Welcome } from './Welcome.js';

const loadResults = () => import('./Results.js');
const Results = lazyPage(loadResults, 'booking', 'mentoring');
const HoldsOnSearch = lazyPage(() => import('../holds/HoldsOnSearch.js'), 'holds', 'booking');
const AnonymousNeed = lazyPage(() => import('./AnonymousNeed.js'), 'mentoring');

/** The search: the member says the need. It is in the address, so the page can be reloaded, shared and returned to. */
export function SearchPage() {
  const { t } = useTranslation();
  const { network, me } = useSession();
  const [params, setParams] = useSearchParams();
  // What was kept before a reload is shown again; until then its offer shows it.
  const [mayHold] = useState(mayHaveHold);
  const need = needFromAddress(params);
  const asked = isAsked(need);
  // Most visits end in offers, so their code loads while the member types.
  useEffect(() => void loadResults(), []);
  const ask = (next: Need) => setParams(addressOfNeed(next));

  return (
    <>
      <title>{t('page.tab', { title: asked && need.text ? need.text : network.name })}</title>
      <Hero need={need} compact={asked} ask={ask} />
      {me && mayHold && (
        <Suspense fallback={null}>
          <HoldsOnSearch />
        </Suspense>
      )}
      {!asked && <Welcome />}
      {asked && (
        <Suspense fallback={<PageSkeleton />}>
          {me ? (
            <Results key={addressOfNeed(need)} need={need} ask={ask} />
          ) : (
            <AnonymousNeed key={addressOfNeed(need)} need={need} ask={ask} />
          )}
        </Suspense>
      )}
    </>
  );
}
