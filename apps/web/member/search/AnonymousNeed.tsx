import { Skeleton } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useQuery } from 'urql';
import { FailureNotice } from '../../parts/FailureNotice.js';
import type { Need } from '../../rules/need.js';
import { UnderstandQuery } from './documents.js';
import { needInputOf } from './need-input.js';
import { SignInToSee } from './SignInToSee.js';
import { UnderstoodNeed } from './UnderstoodNeed.js';
import classes from './Results.module.css';

/** The need of an anonymous visitor as it was understood. Visitors can correct it; they see offers after signing in. */
export default function AnonymousNeed({ need, ask }: { need: Need; ask: (need: Need) => void }) {
  const [{ data, error }, refetch] = useQuery({ query: UnderstandQuery, variables: { need: needInputOf(need) } });
  const part = useRef<HTMLDivElement>(null);
  const understood = data?.understand;

  useEffect(() => {
    if (understood) part.current?.focus({ preventScroll: true });
  }, [understood]);

  return (
    <div className={classes['results']}>
      <div ref={part} tabIndex={-1} aria-busy={!understood && !error}>
        {understood && <UnderstoodNeed understood={understood} need={need} ask={ask} />}
        {!understood && !error && <Skeleton h={44} w="min(30rem, 100%)" radius="xl" />}
        {error && !data && <FailureNotice error={error} retry={() => refetch({ requestPolicy: 'network-only' })} />}
      </div>
      <SignInToSee need={need} />
    </div>
  );
}
