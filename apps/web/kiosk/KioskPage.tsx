import { IconCloudOff } from '@tabler/icons-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { useSession } from '../frame/session.js';
import { useLanguage } from '../i18n/useLanguage.js';
import { Notice } from '../parts/Notice.js';
import { PageSkeleton } from '../parts/PageSkeleton.js';
import { useAction } from '../parts/useAction.js';
import { ageMinutes, isCodeAccepted } from '../rules/kiosk-state.js';
import { timeText } from '../rules/when.js';
import { CheckInAtDoor } from './CheckInAtDoor.js';
import { StartKioskMutation } from './documents.js';
import { FreeSpaces } from './FreeSpaces.js';
import classes from './Kiosk.module.css';
import { TakeSpace } from './TakeSpace.js';
import { useKioskScreen } from './useKioskScreen.js';

/** The screen at the door of a venue. The address of a new kiosk has its secret behind the #; it is removed at once. */
export default function KioskPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { network } = useSession();
  const [, start] = useMutation(StartKioskMutation);
  const { act, problem } = useAction();
  const { screen, receivedAt, isLost, isRefused, refetch, at } = useKioskScreen();
  const [takenId, setTakenId] = useState<string>();
  const isStarting = useRef(false);
  const close = useCallback(() => setTakenId(undefined), []);

  useEffect(() => {
    const token = location.hash.slice(1);
    if (!token || isStarting.current) return;
    isStarting.current = true;
    history.replaceState(null, '', location.pathname);
    void act(start({ token })).then((started) => {
      if (started) refetch();
    });
  });

  if (!screen && !isRefused && !isLost) return <PageSkeleton />;
  if (!screen)
    return (
      <main className={classes['page']}>
        <title>{t('kiosk.title', { name: network.name })}</title>
        {isRefused ? (
          <Notice whole title={t('kiosk.unknown')} text={problem || t('kiosk.unknownText')} />
        ) : (
          <Notice whole tone="warm" role="alert" title={t('kiosk.lost')} text={t('kiosk.lostAtStart')} />
        )}
      </main>
    );
  const shown = { receivedAt, now: screen.now, codeChangesAt: screen.codeChangesAt };
  const taken = screen.spaces.find(({ id, takePath }) => id === takenId && takePath);
  return (
    <main className={classes['page']} data-lost={isLost}>
      <title>{t('kiosk.title', { name: screen.venueName })}</title>
      <header className={classes['head']}>
        <h1>{screen.venueName}</h1>
        <p className={classes['muted']}>{t('kiosk.asOf', { time: timeText(screen.now, screen.zone, language) })}</p>
      </header>
      <output className={classes['status']}>
        {isLost && (
          <span className={classes['lost']}>
            <IconCloudOff size={20} aria-hidden />
            {t('kiosk.lostSince', {
              time: timeText(screen.now, screen.zone, language),
              count: ageMinutes(shown, at),
            })}
          </span>
        )}
      </output>
      <div className={classes['columns']}>
        <FreeSpaces screen={screen} take={isLost ? undefined : ({ id }) => setTakenId(id)} />
        {taken && !isLost ? (
          <TakeSpace space={taken} close={close} />
        ) : (
          <CheckInAtDoor screen={screen} isCodeAccepted={isCodeAccepted(shown, at)} isLost={isLost} />
        )}
      </div>
    </main>
  );
}
