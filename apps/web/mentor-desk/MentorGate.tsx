import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useSession } from '../frame/session.js';
import { FailureNotice } from '../parts/FailureNotice.js';
import { LoadingBlock } from '../parts/LoadingBlock.js';
import { Notice } from '../parts/Notice.js';
import { Charter } from './Charter.js';
import { type MyMentoring, MyMentoringQuery } from './documents.js';

interface Props {
  /** Shown to a mentor who accepted the charter. */
  children: (own: MyMentoring, refetch: () => void) => ReactNode;
}

/** Lets a mentor through who accepted the charter; others see what comes first. */
export function MentorGate({ children }: Props) {
  const { t } = useTranslation();
  const { network } = useSession();
  const [{ data, error }, reexecuteQuery] = useQuery({ query: MyMentoringQuery, requestPolicy: 'cache-and-network' });
  const refetch = () => reexecuteQuery({ requestPolicy: 'network-only' });
  const own = data?.myMentoring;
  if (error && !data) return <FailureNotice error={error} retry={refetch} />;
  if (!data) return <LoadingBlock height={240} />;
  if (!own)
    return (
      <Notice title={t('mentorDesk.notInvited')} text={t('mentorDesk.notInvitedText', { network: network.name })} />
    );
  if (own.charterAcceptedAt === null) return <Charter accepted={refetch} />;
  return children(own, refetch);
}
