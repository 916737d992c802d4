import { Button, Checkbox, NativeSelect } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { useSession } from '../../../frame/session.js';
import { useLanguage } from '../../../i18n/useLanguage.js';
import { FailureNotice } from '../../../parts/FailureNotice.js';
import { LoadingBlock } from '../../../parts/LoadingBlock.js';
import { usePriceText } from '../../../parts/booking/usePriceText.js';
import { spanText, timeText } from '../../../rules/when.js';
import { PreviewSeriesQuery, type SeriesTime } from './documents.js';
import classes from './SeriesPanel.module.css';
import { useBookSeries } from './useBookSeries.js';

const STEPS = ['WEEK', 'TWO_WEEKS', 'FOUR_WEEKS', 'DAY'] as const;
const COUNTS = [2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 26];

/** The start that would be booked: the time itself, or the nearest one that day. */
const startOf = ({ start, message, nearest }: SeriesTime) => (message === null ? start : nearest);

/** Repeats an offer: shows each date with what stands in its way, lets dates be left out, and books the rest at once. */
export default function SeriesPanel({ token, close }: { token: string; close: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { slug } = useSession();
  const priceText = usePriceText();
  const panel = useRef<HTMLFieldSetElement>(null);
  const [step, setStep] = useState<(typeof STEPS)[number]>('WEEK');
  const [count, setCount] = useState(4);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [{ data, error, fetching }, refetch] = useQuery({
    query: PreviewSeriesQuery,
    variables: { token, step, count },
    requestPolicy: 'network-only',
  });
  const booking = useBookSeries(token);
  useEffect(() => panel.current?.focus(), []);

  const preview = data?.previewSeries;
  const times = preview?.__typename === 'SeriesPreview' ? preview.times : [];
  const chosen = times.filter((time) => startOf(time) !== null && !left.has(time.start));
  const total = {
    creditMinutes: chosen.reduce((sum, { price }) => sum + (price?.creditMinutes ?? 0), 0),
    creditMinutesFromPass: chosen.reduce((sum, { price }) => sum + (price?.creditMinutesFromPass ?? 0), 0),
    amountInclVatCents: chosen.reduce((sum, { price }) => sum + (price?.amountInclVatCents ?? 0), 0),
  };
  const toggle = (start: string) => {
    const next = new Set(left);
    if (!next.delete(start)) next.add(start);
    setLeft(next);
  };

  if (booking.made > 0)
    return (
      <output className={classes['panel']}>
        {t('series.done', { count: booking.made })} <Link to={`/${slug}/bookings`}>{t('nav.myBookings')}</Link>
      </output>
    );
  return (
    <fieldset ref={panel} tabIndex={-1} className={classes['panel']}>
      <legend>{t('series.title')}</legend>
      <div className={classes['pair']}>
        <NativeSelect
          label={t('series.step')}
          value={step}
          onChange={(event) => setStep(event.currentTarget.value as typeof step)}
          data={STEPS.map((value) => ({ value, label: t(`series.steps.${value}`) }))}
        />
        <NativeSelect
          label={t('series.count')}
          value={String(count)}
          onChange={(event) => setCount(Number(event.currentTarget.value))}
          data={COUNTS.map((value) => ({ value: String(value), label: t('series.times', { count: value }) }))}
        />
      </div>
      {error && <FailureNotice error={error} retry={() => refetch({ requestPolicy: 'network-only' })} />}
      {!error && fetching && <LoadingBlock height={160} />}
      {!fetching && preview?.__typename === 'Refused' && <p>{preview.message}</p>}
      {!fetching && preview?.__typename === 'SeriesPreview' && (
        <>
          <ul className={classes['times']}>
            {times.map((time) => (
              <li key={time.start}>
                <Checkbox
                  checked={startOf(time) !== null && !left.has(time.start)}
                  disabled={startOf(time) === null}
                  onChange={() => toggle(time.start)}
                  label={spanText(time.start, time.end, preview.zone, language)}
                  description={
                    time.message &&
                    (time.nearest
                      ? t('series.nearest', {
                          why: time.message,
                          time: timeText(time.nearest, preview.zone, language),
                        })
                      : time.message)
                  }
                />
              </li>
            ))}
          </ul>
          {preview.passesCap && <p>{t('series.overCap')}</p>}
          <p className={classes['small']}>{t('series.express')}</p>
          <Button
            radius="xl"
            disabled={chosen.length < 2}
            loading={booking.sending}
            onClick={() =>
              void booking.book(
                chosen.map((time) => startOf(time)!),
                total,
                preview.passesCap,
              )
            }
          >
            {t('series.book', { count: chosen.length, price: priceText(total) })}
          </Button>
        </>
      )}
      {booking.problem && <output className={classes['problem']}>{booking.problem}</output>}
      <Button variant="subtle" radius="xl" onClick={close}>
        {t('series.close')}
      </Button>
    </fieldset>
  );
}
