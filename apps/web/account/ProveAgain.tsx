import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useMutation } from 'urql';
import { graphql } from '../api/graphql.js';
import { useSession } from '../app/session.js';
import { Problem } from '../sign-in/Problem.js';

const SignOutToProve = graphql(`
  mutation SignOutToProve {
    signOut(everywhere: false) {
      sessions
    }
  }
`);

/** Signing in was too long ago for a change of this kind: once more, then back here. */
export function ProveAgain({ text }: { text: string }) {
  const { t } = useTranslation();
  const { slug, restart } = useSession();
  const navigate = useNavigate();
  const [{ fetching }, signOut] = useMutation(SignOutToProve);
  if (!text) return null;

  async function leave() {
    const { error } = await signOut({});
    if (error) return;
    restart();
    await navigate(`/${slug}/sign-in?next=${encodeURIComponent(`/${slug}/account`)}`);
  }
  return (
    <>
      <Problem text={text} />
      <Button mt="sm" radius="xl" loading={fetching} onClick={() => void leave()}>
        {t('passkeys.proveAgain')}
      </Button>
    </>
  );
}
