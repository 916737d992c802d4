import { Button, CopyButton, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { Problem } from '../../member/sign-in/Problem.js';
import desk from '../../network-desk/Desk.module.css';
import { QrCode } from '../../parts/QrCode.js';
import { useAction } from '../../parts/useAction.js';
import { AddKioskMutation } from './documents.js';

/** Adds a screen. Its secret address is shown once, to be opened on the device. */
export function AddKiosk({ venueId, added }: { venueId: string; added: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [made, setMade] = useState<{ name: string; url: string }>();
  const [, add] = useMutation(AddKioskMutation);
  const { act, problem, isBusy } = useAction(t('kiosks.badName'));

  async function submit(event: FormEvent) {
    event.preventDefault();
    const answer = await act(add({ venueId, name }), t('kiosks.made'));
    if (answer?.__typename !== 'KioskAdded') return;
    setMade({ name: answer.kiosk.name, url: answer.url });
    setName('');
    added();
  }

  return (
    <section aria-labelledby="add-kiosk" className={desk['panel']}>
      <h2 id="add-kiosk" className={desk['heading']}>
        {t('kiosks.add')}
      </h2>
      <form className={desk['form']} onSubmit={(event) => void submit(event)}>
        <TextInput
          label={t('kiosks.name')}
          description={t('kiosks.nameHelp')}
          required
          withAsterisk={false}
          maxLength={60}
          autoComplete="off"
          value={name}
          onChange={({ currentTarget: { value } }) => setName(value)}
        />
        <Button type="submit" radius="xl" loading={isBusy}>
          {t('kiosks.addOne')}
        </Button>
      </form>
      <Problem text={problem} />
      {made && (
        <>
          <p>{t('kiosks.once', { name: made.name })}</p>
          <QrCode text={made.url} label={t('kiosks.qr', { name: made.name })} />
          <TextInput label={t('kiosks.address')} value={made.url} readOnly w="100%" />
          <CopyButton value={made.url}>
            {({ copied, copy }) => (
              <Button variant="default" radius="xl" onClick={copy}>
                {t(copied ? 'kiosks.copied' : 'kiosks.copy')}
              </Button>
            )}
          </CopyButton>
        </>
      )}
    </section>
  );
}
