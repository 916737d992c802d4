import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { useSession } from '../../frame/session.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { Problem } from '../../member/sign-in/Problem.js';
import desk from '../../network-desk/Desk.module.css';
import { useAction } from '../../parts/useAction.js';
import { dayText, momentText } from '../../rules/when.js';
import { type Kiosk, RevokeKioskMutation } from './documents.js';

/** One screen, and the way to take it away after reading what that means. */
export function KioskItem({
  kiosk: { id, name, addedAt, lastSeenAt },
  changed,
}: {
  kiosk: Kiosk;
  changed: () => void;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { zone } = useSession().network;
  const [asks, setAsks] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const [, revoke] = useMutation(RevokeKioskMutation);
  const { act, problem, isBusy } = useAction();

  const keep = () => {
    setAsks(false);
    requestAnimationFrame(() => opener.current?.focus());
  };
  async function revokeNow() {
    if (await act(revoke({ id }), t('kiosks.revoked', { name }))) changed();
  }

  return (
    <li className={desk['row']}>
      <div className={desk['what']}>
        <strong>{name}</strong>
        <p className={desk['muted']}>
          {t('kiosks.added', { day: dayText(addedAt, zone, language) })} ·{' '}
          {lastSeenAt ? t('kiosks.seen', { when: momentText(lastSeenAt, zone, language) }) : t('kiosks.neverSeen')}
        </p>
      </div>
      {!asks && (
        <Button
          ref={opener}
          variant="default"
          size="xs"
          radius="xl"
          aria-label={t('kiosks.revokeOf', { name })}
          onClick={() => setAsks(true)}
        >
          {t('kiosks.revoke')}
        </Button>
      )}
      {asks && (
        <div className={desk['wide']}>
          <div className={desk['effect']}>
            <p>{t('kiosks.consequence', { name })}</p>
            <div className={desk['actions']}>
              <Button variant="outline" radius="xl" size="sm" loading={isBusy} onClick={() => void revokeNow()}>
                {t('kiosks.revokeOf', { name })}
              </Button>
              <Button variant="default" radius="xl" size="sm" onClick={keep}>
                {t('kiosks.keep')}
              </Button>
            </div>
            <Problem text={problem} />
          </div>
        </div>
      )}
    </li>
  );
}
