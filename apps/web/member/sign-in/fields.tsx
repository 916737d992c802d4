import { Button, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** The mail address of an account, as every form of signing in asks for it. */
export function MailField(field: { value: string; autoComplete: string; change: (value: string) => void }) {
  const { t } = useTranslation();
  return (
    <TextInput
      type="email"
      name="email"
      size="md"
      required
      withAsterisk={false}
      autoComplete={field.autoComplete}
      maxLength={254}
      label={t('signIn.email')}
      value={field.value}
      onChange={(event) => field.change(event.currentTarget.value)}
    />
  );
}

/** The one button that sends a form of signing in. */
export function SendButton({ busy, icon, children }: { busy: boolean; icon: ReactNode; children: ReactNode }) {
  return (
    <Button type="submit" size="md" radius="xl" fullWidth mt="lg" loading={busy} leftSection={icon}>
      {children}
    </Button>
  );
}
