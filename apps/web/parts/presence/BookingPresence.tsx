import { Button } from '@mantine/core';
import { IconDoorEnter } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import type { Booking } from '../../api/documents.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { Problem } from '../../member/sign-in/Problem.js';
import { momentText, timeText } from '../../rules/when.js';
import { useAction } from '../useAction.js';
import { ContestForm } from './ContestForm.js';
import { CheckInMutation, ReconfirmMutation } from './documents.js';
import classes from './Presence.module.css';

/** Coming to a booking: saying again that one comes, checking in, and a no-show with what both sides say. */
export default function BookingPresence({ booking }: { booking: Booking }) {
  const { t } = useTranslation();
  const language = useLanguage();
  // What the api answered last; the list behind may be older.
  const [current, setCurrent] = useState(booking);
  const [now] = useState(Date.now);
  const [, checkIn] = useMutation(CheckInMutation);
  const [, reconfirm] = useMutation(ReconfirmMutation);
  const { act, problem, isBusy } = useAction();
  const { code, zone, checkInFrom, checkInUntil, noShow, mustReconfirmBy, access } = current;
  const isOpen =
    current.state === 'CONFIRMED' &&
    checkInFrom !== null &&
    checkInUntil !== null &&
    now >= Date.parse(checkInFrom) &&
    now < Date.parse(checkInUntil);
  const when = (instant: string) => momentText(instant, zone, language);

  async function come() {
    const answer = await act(checkIn({ code, by: { accessCode: access.code } }), t('presence.checkedIn'));
    if (answer) setCurrent(answer.booking);
  }
  async function confirm() {
    const answer = await act(reconfirm({ code }), t('presence.reconfirmed'));
    if (answer) setCurrent(answer.booking);
  }

  return (
    <div className={classes['presence']}>
      {mustReconfirmBy !== null && (
        <>
          <p>{t('presence.reconfirmText', { when: when(mustReconfirmBy) })}</p>
          <Button radius="xl" loading={isBusy} onClick={() => void confirm()}>
            {t('presence.reconfirm')}
          </Button>
        </>
      )}
      {current.state === 'CONFIRMED' && checkInFrom !== null && checkInUntil !== null && !isOpen && (
        <p className={classes['muted']}>
          {t('presence.window', { from: when(checkInFrom), until: timeText(checkInUntil, zone, language) })}
        </p>
      )}
      {isOpen && (
        <Button
          radius="xl"
          loading={isBusy}
          leftSection={<IconDoorEnter size={18} aria-hidden />}
          onClick={() => void come()}
        >
          {t('presence.checkIn')}
        </Button>
      )}
      {current.checkIn && <p>{t('presence.came', { when: when(current.checkIn.at) })}</p>}
      {noShow && (
        <>
          <p>{t('presence.noShow', { when: when(noShow.at) })}</p>
          {noShow.contest && <p>{t('presence.yourWords', { words: noShow.contest.words })}</p>}
          {noShow.answer && (
            <p>
              {t(`presence.outcome.${noShow.answer.outcome}`)}{' '}
              {t('presence.theirWords', { words: noShow.answer.words })}
            </p>
          )}
          {!noShow.contest && !noShow.answer && now < Date.parse(noShow.contestUntil) && (
            <ContestForm code={code} until={when(noShow.contestUntil)} contested={setCurrent} />
          )}
        </>
      )}
      <Problem text={problem} />
    </div>
  );
}
