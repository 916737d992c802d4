import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMutation } from 'urql';
import { graphql } from '../../api/graphql.js';
import { useSession } from '../../frame/session.js';
import { useAction } from '../../parts/useAction.js';
import { Problem } from '../sign-in/Problem.js';

const JoinMutation = graphql(`
  mutation JoinSpaceWaitingList($token: String!) {
    joinSpaceWaitingList(token: $token) {
      __typename
      ... on SpaceWait {
        id
        position
      }
      ... on Refused {
        message
      }
    }
  }
`);

/** Joins the line for a time that is taken, in one click. */
export function JoinWait({ token }: { token: string }) {
  const { t } = useTranslation();
  const { slug } = useSession();
  const [, send] = useMutation(JoinMutation);
  const { act, problem, isBusy } = useAction();
  const [position, setPosition] = useState<number | null>(null);

  async function join() {
    const answer = await act(send({ token }, { additionalTypenames: ['SpaceWait'] }), t('wait.joined'));
    if (answer?.__typename === 'SpaceWait') setPosition(answer.position ?? 1);
  }
  if (position !== null) {
    return (
      <p>
        {t('wait.joinedAt', { position })} <Link to={`/${slug}/bookings`}>{t('wait.see')}</Link>
      </p>
    );
  }
  return (
    <>
      <Button radius="xl" variant="light" mt="sm" loading={isBusy} onClick={() => void join()}>
        {t('wait.tellMe')}
      </Button>
      <Problem text={problem} />
    </>
  );
}
