import { Button } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { Problem } from './Problem.js';
import { ProviderButton } from './ProviderButton.js';
import classes from './SignIn.module.css';
import { useSignInAnswer } from './useSignInAnswer.js';
import { usePasskeySignIn } from './usePasskeySignIn.js';
import { SignInProviderQuery } from './passkey-and-provider.documents.js';

/** Sign-in methods without an email address: a passkey, and an identity provider where one is configured. */
export function OtherSignInMethods() {
  const { t } = useTranslation();
  const arrival = useSignInAnswer();
  const passkey = usePasskeySignIn(arrival);
  const [{ data }] = useQuery({ query: SignInProviderQuery });
  const provider = data?.signInProvider;
  if (!passkey.supported && !provider) return null;
  return (
    <section aria-labelledby="other-ways" className={classes['ways']}>
      <h2 id="other-ways" className={classes['title']}>
        {t('ways.or')}
      </h2>
      {passkey.supported && (
        <>
          <Button
            variant="outline"
            size="md"
            radius="xl"
            fullWidth
            loading={passkey.busy}
            leftSection={<IconFingerprint size={20} aria-hidden />}
            onClick={() => void passkey.ask()}
          >
            {t('ways.passkey')}
          </Button>
          <p className={classes['muted']}>{t('ways.passkeyHint')}</p>
        </>
      )}
      {provider && <ProviderButton label={provider.label} />}
      <Problem text={passkey.problem || arrival.problem} />
    </section>
  );
}
