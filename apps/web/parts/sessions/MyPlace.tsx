import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { announce } from '../../frame/announce.js';
import { useSession } from '../../frame/session.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { Problem } from '../../member/sign-in/Problem.js';
import { placeState } from '../../rules/place-state.js';
import { momentText } from '../../rules/when.js';
import type { SessionToCome } from './documents.js';
import classes from './Sessions.module.css';
import { useSessionPlace } from './useSessionPlace.js';

/** What the member has in a session, and the one thing to do about it. */
export function MyPlace({ session }: { session: SessionToCome }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { slug, me } = useSession();
  const { pathname, search } = useLocation();
  const [now] = useState(() => Date.now());
  const [done, setDone] = useState('');
  const { take, join, leave, leaveLine, problem, isBusy } = useSessionPlace(session.id);
  const { title, zone, myOffer, positionInLine: position, host } = session;
  const state = placeState({ ...session, hostId: host?.id ?? null }, me?.member?.id ?? null, now);

  async function run(work: () => Promise<string | undefined>) {
    const text = (await work()) ?? '';
    setDone(text);
    if (text) announce(text);
  }
  const button = (
    name: 'take' | 'join' | 'leave' | 'leaveLine' | 'accept' | 'decline',
    work: () => Promise<string | undefined>,
    variant: 'filled' | 'light' | 'default',
  ) => (
    <Button
      key={name}
      variant={variant}
      radius="xl"
      loading={isBusy}
      aria-label={t(`sessionPlaces.${name}Of`, { title })}
      onClick={() => void run(work)}
    >
      {t(`sessionPlaces.${name}`)}
    </Button>
  );
  const said = {
    TAKEN: t('sessionPlaces.state.TAKEN'),
    HOST: t('sessionPlaces.state.HOST'),
    BEGUN: t('sessionPlaces.state.BEGUN'),
    CANCELLED: t('sessionPlaces.state.CANCELLED'),
    OFFERED: myOffer && t('sessionPlaces.offered', { when: momentText(myOffer.expiresAt, zone, language) }),
    WAITING: t('sessionPlaces.position', { position }),
    ANONYMOUS: null,
    FREE: null,
    FULL: null,
  }[state];
  const hasBegun = Date.parse(session.start) <= now;

  return (
    <div className={classes['mine']}>
      {said && <strong className={classes['state']}>{said}</strong>}
      {state === 'ANONYMOUS' && (
        <Button
          component={Link}
          variant="light"
          radius="xl"
          to={`/${slug}/sign-in?next=${encodeURIComponent(pathname + search)}`}
        >
          {t('sessionPlaces.signIn')}
        </Button>
      )}
      {state === 'FREE' && button('take', take, 'light')}
      {state === 'FULL' && button('join', join, 'light')}
      {state === 'TAKEN' && !hasBegun && button('leave', leave, 'default')}
      {state === 'WAITING' && button('leaveLine', leaveLine, 'default')}
      {state === 'OFFERED' && [button('accept', take, 'filled'), button('decline', leaveLine, 'default')]}
      {done && <p className={classes['done']}>{done}</p>}
      <Problem text={problem} />
    </div>
  );
}
