import { Button } from '@mantine/core';
import { IconArrowBackUp, IconCircleCheck } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Booking } from '../../api/documents.js';
import { failureKind } from '../../api/failure.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { minutesText, moneyText, momentText } from '../../rules/when.js';
import { useCancelBooking } from './useCancelBooking.js';
import classes from './BookingTicket.module.css';

interface Props {
  booking: Booking;
  fresh: boolean;
  /** Called with what was given back, by a list from which the booking is about to disappear. */
  onCancelled?: ((text: string) => void) | undefined;
}

/** Cancels a booking and says what is restored, before and after. Right after booking, one click cancels it. */
export function CancelBooking({ booking, fresh, onCancelled }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [asking, setAsking] = useState(false);
  const { sending, answer, error, cancel } = useCancelBooking(booking.code);
  const result = useRef<HTMLOutputElement>(null);
  const back = (minutes: number, cents: number) =>
    [minutes > 0 && minutesText(minutes), cents > 0 && moneyText(cents, language)].filter(Boolean).join(' + ');
  const good = answer?.__typename === 'Cancelled';
  const given = good ? back(answer.restoredCreditMinutes, answer.restoredCents) : '';
  const text = !answer ? '' : !good ? answer.message : given ? t('cancel.done', { given }) : t('cancel.doneNothing');

  useEffect(() => {
    if (answer ?? error) result.current?.focus();
    if (good) onCancelled?.(text);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once per answer
  }, [answer, error]);

  if (good && onCancelled) return null;
  if (answer) {
    return (
      <output ref={result} tabIndex={-1} className={classes['given']} data-tone={good ? 'good' : 'bad'}>
        {good && <IconCircleCheck size={20} aria-hidden />}
        {text}
      </output>
    );
  }
  if (!booking.cancellable) return null;
  const until = t('cancel.freeUntil', { when: momentText(booking.cancelFreeUntil, booking.zone, language) });
  const failed = error && (
    <output ref={result} tabIndex={-1} className={classes['given']} data-tone="bad">
      {t(`failure.${failureKind(error)}.title`)} {t('cancel.retry')}
    </output>
  );
  if (fresh || asking) {
    return (
      <div className={classes['question']}>
        {!fresh && (
          <span>
            {t('cancel.sure', { given: back(booking.charge.creditMinutesFromPass, booking.charge.amountInclVatCents) })}
          </span>
        )}
        <Button
          variant={fresh ? 'subtle' : 'filled'}
          radius="xl"
          loading={sending}
          leftSection={<IconArrowBackUp size={18} aria-hidden />}
          onClick={() => void cancel()}
        >
          {t(fresh ? 'cancel.undo' : 'cancel.yes')}
        </Button>
        {!fresh && (
          <Button variant="subtle" radius="xl" disabled={sending} onClick={() => setAsking(false)}>
            {t('cancel.keep')}
          </Button>
        )}
        {fresh && <span className={classes['opens']}>{until}</span>}
        {failed}
      </div>
    );
  }
  return (
    <>
      <Button variant="subtle" radius="xl" onClick={() => setAsking(true)}>
        {t('cancel.cancel')}
      </Button>
      <span className={classes['opens']}>{until}</span>
    </>
  );
}
