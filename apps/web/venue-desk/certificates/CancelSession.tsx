import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { Problem } from '../../member/sign-in/Problem.js';
import desk from '../../network-desk/Desk.module.css';
import { useAction } from '../../parts/useAction.js';
import { CancelSessionMutation, type SessionOfVenue } from './session-documents.js';

/** Cancels a session after saying how many people get a mail. */
export function CancelSession({ session, cancelled }: { session: SessionOfVenue; cancelled: () => void }) {
  const { t } = useTranslation();
  const [, cancel] = useMutation(CancelSessionMutation);
  const { act, problem, isBusy } = useAction();
  const [isAsking, setAsking] = useState(false);
  const { id, places, placesLeft, waiting } = session;

  const taken = places - placesLeft;

  async function send() {
    if (await act(cancel({ sessionId: id }), t('venueSession.cancelled'))) cancelled();
  }

  return (
    <section aria-label={t('venueSession.cancel')} className={desk['section']}>
      {!isAsking && (
        <Button variant="outline" color="ochre" radius="xl" onClick={() => setAsking(true)}>
          {t('venueSession.cancel')}
        </Button>
      )}
      {isAsking && (
        <div className={desk['acts']} role="alert">
          <p>
            {taken + waiting === 0
              ? t('venueSession.cancelNobody')
              : t('venueSession.cancelText', {
                  people: t('venueSession.people', { count: taken }),
                  waiting: t('venueSession.inLine', { count: waiting }),
                })}
          </p>
          <div className={desk['actions']}>
            <Button variant="outline" color="ochre" radius="xl" loading={isBusy} onClick={() => void send()}>
              {t('venueSession.cancelYes')}
            </Button>
            <Button variant="default" radius="xl" onClick={() => setAsking(false)}>
              {t('venueSession.cancelNo')}
            </Button>
          </div>
          <Problem text={problem} />
        </div>
      )}
    </section>
  );
}
