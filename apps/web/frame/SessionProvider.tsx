import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { useQuery } from 'urql';
import { failureKind } from '../api/failure.js';
import type { ResultOf } from '../api/graphql.js';
import { chosenLanguage, changeLanguage } from '../i18n/languages.js';
import { FailureNotice } from '../parts/FailureNotice.js';
import { PageSkeleton } from '../parts/PageSkeleton.js';
import { store } from './browser-storage.js';
import { NoNetwork } from './NoNetwork.js';
import { SessionContext, ShellQuery } from './session.js';

interface Props {
  slug: string;
  refetchAll: () => void;
  children: ReactNode;
}

/** Fetches the network and the signed-in person once; keeps the last answer during a refetch. */
export function SessionProvider({ slug, refetchAll, children }: Props) {
  const [{ data, error, fetching }, refetch] = useQuery({ query: ShellQuery });
  const last = useRef<ResultOf<typeof ShellQuery>>(undefined);
  if (data) last.current = data;
  const shell = data ?? last.current;
  const session = useMemo(
    () => shell && { slug, network: shell.network, me: shell.me, refetchAll },
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- refetchAll only increments a counter
    [slug, shell],
  );

  useEffect(() => {
    if (data) store('network', slug);
    if (data?.me && !chosenLanguage()) void changeLanguage(data.me.locale === 'EN' ? 'en' : 'fr', { keep: false });
  }, [data, slug]);

  // The person may sign in through an emailed link in another tab, so this tab checks when it becomes visible.
  const isSignedOut = shell?.me === null;
  useEffect(() => {
    if (!isSignedOut) return;
    const refetchIfVisible = () => document.visibilityState === 'visible' && refetch({ requestPolicy: 'network-only' });
    document.addEventListener('visibilitychange', refetchIfVisible);
    return () => document.removeEventListener('visibilitychange', refetchIfVisible);
  }, [isSignedOut, refetch]);

  if (session) return <SessionContext value={session}>{children}</SessionContext>;
  if (fetching || !error) return <PageSkeleton />;
  if (failureKind(error) === 'no-network') return <NoNetwork slug={slug} />;
  return (
    <main>
      <FailureNotice whole error={error} retry={() => refetch({ requestPolicy: 'network-only' })} />
    </main>
  );
}
