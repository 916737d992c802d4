import { Button, Group, Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useMutation, useQuery } from 'urql';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { Notice } from '../../parts/Notice.js';
import { Page } from '../../parts/Page.js';
import { useAction } from '../../parts/useAction.js';
import { Problem } from '../sign-in/Problem.js';
import { AnswerAsGuardianMutation, GuardianRequestQuery } from './documents.js';

/** What a guardian reads and answers with the link of a mail, without an account. */
export default function GuardianPage() {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const token = params.get('token') ?? '';
  const [{ data, error }, refetch] = useQuery({
    query: GuardianRequestQuery,
    variables: { token },
    requestPolicy: 'network-only',
  });
  const [, answer] = useMutation(AnswerAsGuardianMutation);
  const { act, problem, isBusy } = useAction();
  const again = () => refetch({ requestPolicy: 'network-only' });

  async function send(agrees: boolean) {
    await act(answer({ token, agrees }), t(agrees ? 'guardian.thanks' : 'guardian.ended'));
    again();
  }

  const request = data?.guardianRequest;
  const who = request && { name: request.memberName, network: request.networkName };
  return (
    <Page title={t('guardian.title')}>
      {error && !data && <FailureNotice error={error} retry={again} />}
      {!data && !error && <Skeleton h={200} radius="lg" aria-label={t('shell.loading')} />}
      {data && !request && <Notice tone="warm" title={t('guardian.unknownTitle')} text={t('guardian.unknownText')} />}
      {who && request.endedAt && <Notice title={t('guardian.overTitle')} text={t('guardian.overText', who)} />}
      {who && !request.endedAt && (
        <>
          <p>{t(request.agreedAt ? 'guardian.agreedLead' : 'guardian.lead', who)}</p>
          <p>{t('guardian.means')}</p>
          <Group mt="md">
            {!request.agreedAt && (
              <Button radius="xl" loading={isBusy} onClick={() => void send(true)}>
                {t('guardian.agree')}
              </Button>
            )}
            <Button radius="xl" variant="default" loading={isBusy} onClick={() => void send(false)}>
              {t(request.agreedAt ? 'guardian.withdraw' : 'guardian.refuse')}
            </Button>
          </Group>
        </>
      )}
      <Problem text={problem} />
    </Page>
  );
}
