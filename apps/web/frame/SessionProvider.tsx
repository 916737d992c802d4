import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { useQuery } from 'urql';
import { failureKind } from '../api/failure.js';
import type { ResultOf } from '../api/graphql.js';
import { chosenLanguage, speak } from '../i18n/languages.js';
import { FailureNotice } from '../parts/FailureNotice.js';
import { PageSkeleton } from '../parts/PageSkeleton.js';
import { remember } from './memory.js';
import { NoNetwork } from './NoNetwork.js';
import { SessionContext, ShellQuery } from './session.js';

interface Props {
  slug: string;
  restart: () => void;
  children: ReactNode;
}

/** Asks once who is looking at which network; keeps the last answer while it is asked again. */
export function SessionProvider({ slug, restart, children }: Props) {
  const [{ data, error, fetching }, again] = useQuery({ query: ShellQuery });
  const last = useRef<ResultOf<typeof ShellQuery>>(undefined);
  if (data) last.current = data;
  const shell = data ?? last.current;
  const session = useMemo(
    () => shell && { slug, network: shell.network, me: shell.me, restart },
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- restart only bumps a counter
    [slug, shell],
  );

  useEffect(() => {
    if (data) remember('network', slug);
    if (data?.me && !chosenLanguage()) void speak(data.me.locale === 'EN' ? 'en' : 'fr', { keep: false });
  }, [data, slug]);

  // Signed in meanwhile, from the mail in another tab: this one notices when it is looked at again.
  const stranger = shell?.me === null;
  useEffect(() => {
    if (!stranger) return;
    const look = () => document.visibilityState === 'visible' && again({ requestPolicy: 'network-only' });
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [stranger, again]);

  if (session) return <SessionContext value={session}>{children}</SessionContext>;
  if (fetching || !error) return <PageSkeleton />;
  if (failureKind(error) === 'no-network') return <NoNetwork slug={slug} />;
  return (
    <main>
      <FailureNotice whole error={error} retry={() => again({ requestPolicy: 'network-only' })} />
    </main>
  );
}
