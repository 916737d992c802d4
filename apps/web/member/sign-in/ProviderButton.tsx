import { Button } from '@mantine/core';
import { IconBuildingCommunity } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useMutation } from 'urql';
import { failureKind } from '../../api/failure.js';
import { readStored, store } from '../../frame/browser-storage.js';
import { Problem } from './Problem.js';
import { useProviderProblem } from './useProviderProblem.js';
import { StartProviderSignInMutation } from './passkey-and-provider.documents.js';

/** Goes to the provider's page, which sends the person back to the page they wanted. */
export function ProviderButton({ label }: { label: string }) {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const [, start] = useMutation(StartProviderSignInMutation);
  const [leaving, setLeaving] = useState(false);
  const [problem, setProblem] = useState('');
  const broughtBack = useProviderProblem(label);

  async function leave() {
    setLeaving(true);
    setProblem('');
    const { data, error } = await start({ next: params.get('next') ?? readStored('after-sign-in') });
    const answer = data?.startProviderSignIn;
    if (answer?.__typename === 'ProviderAsk') {
      store('after-sign-in', null);
      return location.assign(answer.url);
    }
    setLeaving(false);
    setProblem(error ? t(`failure.${failureKind(error)}.text`) : (answer?.message ?? ''));
  }

  return (
    <div>
      <Button
        variant="outline"
        size="md"
        radius="xl"
        fullWidth
        loading={leaving}
        leftSection={<IconBuildingCommunity size={20} aria-hidden />}
        onClick={() => void leave()}
      >
        {t('ways.provider', { label })}
      </Button>
      <Problem text={problem || (leaving ? '' : broughtBack)} />
    </div>
  );
}
