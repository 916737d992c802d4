import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Requested } from './documents.js';
import classes from './SignIn.module.css';

export function MailSent({ sent, again }: { sent: Requested; again: () => void }) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className={classes['panel']}>
      <h2 ref={heading} tabIndex={-1} className={classes['title']}>
        {t('signIn.sent')}
      </h2>
      <p>{t('signIn.sentText', { email: sent.email, count: sent.expiresInMinutes })}</p>
      {sent.mailboxUrl?.startsWith('/') && (
        <Button component="a" href={sent.mailboxUrl} radius="xl" fullWidth mt="md">
          {t('signIn.mailbox')}
        </Button>
      )}
      <Button variant="subtle" radius="xl" fullWidth mt="xs" onClick={again}>
        {t('signIn.otherEmail')}
      </Button>
    </section>
  );
}
