import { Skeleton } from '@mantine/core';
import { useQuery } from 'urql';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { Password } from './Password.js';
import { SecondFactor } from './SecondFactor.js';
import { SecurityQuery } from './security.documents.js';

/** The second factor and the password of the signed-in person, fetched together. */
export function Security() {
  const [{ data, error }, reexecuteQuery] = useQuery({ query: SecurityQuery });
  const refetch = () => reexecuteQuery({ requestPolicy: 'network-only' });
  if (error && !data) return <FailureNotice error={error} retry={refetch} />;
  if (!data) return <Skeleton h={160} mt="xl" radius="lg" />;
  if (!data.me) return null;
  return (
    <>
      <SecondFactor state={data.me.secondFactor} changed={refetch} />
      <Password changedAt={data.me.passwordChangedAt} changed={refetch} />
    </>
  );
}
