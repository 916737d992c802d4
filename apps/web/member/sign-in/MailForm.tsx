import { Button, TextInput } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { failureKind } from '../../api/failure.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { type Requested, RequestSignInMutation } from './documents.js';
import { MailField, SendButton } from './fields.js';
import { MailSent } from './MailSent.js';
import { Problem } from './Problem.js';
import classes from './SignIn.module.css';

/** Requests an email link. The answer is the same whether or not the address has an account. */
export function MailForm({ usePassword }: { usePassword: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [{ fetching }, request] = useMutation(RequestSignInMutation);
  const [email, setEmail] = useState('');
  const [name, setName] = useState('');
  const [isNew, setNew] = useState(false);
  const [problem, setProblem] = useState('');
  const [sent, setSent] = useState<Requested | null>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setProblem('');
    const { data, error } = await request({
      email: email.trim(),
      locale: language === 'en' ? 'EN' : 'FR',
      ...(isNew && name.trim() ? { name: name.trim() } : {}),
    });
    if (data?.requestSignIn.__typename === 'SignInRequested') setSent(data.requestSignIn);
    else if (data) setProblem(data.requestSignIn.message);
    else if (error) {
      const invalid = error.graphQLErrors.some(({ extensions }) => extensions?.['code'] === 'BAD_USER_INPUT');
      setProblem(invalid ? t('field.badEmail') : t(`failure.${failureKind(error)}.text`));
    }
  }

  if (sent) return <MailSent sent={sent} again={() => setSent(null)} />;
  return (
    <form className={classes['panel']} onSubmit={(event) => void submit(event)}>
      <MailField value={email} autoComplete="email webauthn" change={setEmail} />
      {isNew && (
        <TextInput
          name="name"
          size="md"
          mt="md"
          required
          withAsterisk={false}
          autoComplete="name"
          maxLength={120}
          label={t('signIn.name')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      )}
      <SendButton busy={fetching} icon={<IconMail size={20} aria-hidden />}>
        {t('signIn.send')}
      </SendButton>
      <Button variant="subtle" radius="xl" fullWidth mt="xs" onClick={() => setNew(!isNew)}>
        {t(isNew ? 'signIn.known' : 'signIn.new')}
      </Button>
      <Button variant="subtle" radius="xl" fullWidth onClick={usePassword}>
        {t('signIn.withPassword')}
      </Button>
      <Problem text={problem} />
    </form>
  );
}
