import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { failureKind } from '../../../api/failure.js';
import { newIdempotencyKey } from '../../../frame/new-idempotency-key.js';
import { BookSeriesMutation } from './documents.js';

interface Total {
  creditMinutes: number;
  amountInclVatCents: number;
}

/** Books the dates of a series. The same dates keep their key until an answer arrives, so that a retry counts once. */
export function useBookSeries(token: string) {
  const { t } = useTranslation();
  const [, send] = useMutation(BookSeriesMutation);
  const pending = useRef<{ wanted: string; key: string }>(undefined);
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState('');
  const [made, setMade] = useState(0);

  async function book(starts: string[], total: Total, acceptOverCap: boolean) {
    const wanted = starts.join(' ');
    if (pending.current?.wanted !== wanted) pending.current = { wanted, key: newIdempotencyKey() };
    setSending(true);
    const { data, error } = await send(
      {
        token,
        starts,
        maxAmountCents: total.amountInclVatCents,
        maxCreditMinutes: total.creditMinutes,
        acceptOverCap,
        expressRequest: true,
        idempotencyKey: pending.current.key,
      },
      { additionalTypenames: ['Booking', 'Pass'] },
    );
    setSending(false);
    const answer = data?.bookSeries;
    if (answer) pending.current = undefined;
    if (!answer) setProblem(t(`failure.${error ? failureKind(error) : 'broken'}.text`));
    else if (answer.__typename === 'SeriesBooked') setMade(answer.bookings.length);
    else setProblem(answer.message);
  }
  return { book, sending, problem, made };
}
