import { Button } from '@mantine/core';
import { IconArrowBackUp, IconCircleCheck } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Booking } from '../../api/documents.js';
import { failureKind } from '../../api/failure.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { nextStep } from '../../rules/cancellation-fee.js';
import { momentText } from '../../rules/when.js';
import { amountText } from './amount-text.js';
import { type CancelAnswer, type CancellationCost, useCancelBooking } from './useCancelBooking.js';
import classes from './BookingTicket.module.css';

interface Props {
  booking: Booking;
  fresh: boolean;
  /** Called with what was given back, by a list from which the booking is about to disappear. */
  onCancelled?: ((text: string) => void) | undefined;
}

const givenBack = ({ restoredCreditMinutes, restoredCents }: CancellationCost) => ({
  creditMinutes: restoredCreditMinutes,
  amountCents: restoredCents,
});

/**
 * Cancels a booking and says what it costs and what is given back, before and after. Right after booking, one click cancels it
 * while that is free.
 */
export function CancelBooking({ booking, fresh, onCancelled }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [asking, setAsking] = useState(false);
  const { sending, answer, error, cancel } = useCancelBooking(booking.code);
  const result = useRef<HTMLOutputElement>(null);
  const good = answer?.__typename === 'Cancelled';
  const raised = answer?.__typename === 'CancellationFeeDue' ? answer.fee : null;
  const text = answer ? textOf(answer) : '';

  function textOf(given: CancelAnswer): string {
    if (given.__typename === 'CancellationFeeDue') return '';
    if (given.__typename === 'Refused') return given.message;
    const { restoredCreditMinutes: creditMinutes, restoredCents: amountCents } = given;
    const fee = given.booking.fee ? amountText(given.booking.fee, language) : '';
    const back = amountText({ creditMinutes, amountCents }, language);
    const done = back ? t('cancel.done', { given: back }) : t('cancel.doneNothing');
    return fee ? `${done} ${t('cancel.doneFee', { fee })}` : done;
  }

  useEffect(() => {
    if (answer ?? error) result.current?.focus();
    if (good) onCancelled?.(text);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once per answer
  }, [answer, error]);

  if (good && onCancelled) return null;
  if (text) {
    return (
      <output ref={result} tabIndex={-1} className={classes['given']} data-tone={good ? 'good' : 'bad'}>
        {good && <IconCircleCheck size={20} aria-hidden />}
        {text}
      </output>
    );
  }
  const cost = raised ?? booking.cancellation.feeNow;
  if (!cost) return null;
  const isAsked = booking.state === 'PENDING';
  const fee = amountText(cost, language);
  const isOneClick = fresh && !fee;
  const step = nextStep(booking.cancellation.steps);
  const later =
    step && t('cancel.later', { percent: step.percent, when: momentText(step.from, booking.zone, language) });
  const now = fee
    ? [t('cancel.costs', { fee }), later].filter(Boolean).join(' · ')
    : isAsked
      ? t('cancel.freeAlways')
      : t('cancel.freeUntil', { when: momentText(booking.cancelFreeUntil, booking.zone, language) });
  if (isOneClick || asking) {
    const given = amountText(givenBack(cost), language);
    return (
      <div className={classes['question']}>
        {raised && (
          <output ref={result} tabIndex={-1} className={classes['given']} data-tone="bad">
            {t('cancel.raised')}
          </output>
        )}
        {!isOneClick && (
          <span>
            {fee ? t('cancel.sureFee', { fee, given }) : t(isAsked ? 'cancel.sureWithdraw' : 'cancel.sure', { given })}
          </span>
        )}
        <Button
          variant={isOneClick ? 'subtle' : 'filled'}
          radius="xl"
          loading={sending}
          leftSection={<IconArrowBackUp size={18} aria-hidden />}
          onClick={() => void cancel(cost)}
        >
          {isAsked
            ? t('cancel.withdraw')
            : isOneClick
              ? t('cancel.undo')
              : fee
                ? t('cancel.yesFee', { fee })
                : t('cancel.yes')}
        </Button>
        {!isOneClick && (
          <Button variant="subtle" radius="xl" disabled={sending} onClick={() => setAsking(false)}>
            {t('cancel.keep')}
          </Button>
        )}
        {isOneClick && <span className={classes['opens']}>{now}</span>}
        {error && (
          <output ref={result} tabIndex={-1} className={classes['given']} data-tone="bad">
            {t(`failure.${failureKind(error)}.title`)} {t('cancel.retry')}
          </output>
        )}
      </div>
    );
  }
  return (
    <>
      <Button variant="subtle" radius="xl" onClick={() => setAsking(true)}>
        {t(isAsked ? 'cancel.withdraw' : 'cancel.cancel')}
      </Button>
      <span className={classes['opens']}>{now}</span>
    </>
  );
}
