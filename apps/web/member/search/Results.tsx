import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../frame/announce.js';
import { CardSkeletons } from '../../parts/CardSkeletons.js';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { Notice } from '../../parts/Notice.js';
import type { Need } from '../../rules/need.js';
import type { AppointmentAnswer, BookAnswer, BookedAnswer } from './documents.js';
import { AppointmentPanel } from './AppointmentPanel.js';
import { NoOffer } from './NoOffer.js';
import { Offers } from './Offers.js';
import { ConfirmationPanel } from './ConfirmationPanel.js';
import { UnderstoodNeed } from './UnderstoodNeed.js';
import { useBooking } from './useBooking.js';
import { useProposal } from './useProposal.js';
import classes from './Results.module.css';

const isBooked = (answer: BookAnswer | undefined): answer is BookedAnswer =>
  answer?.__typename === 'Confirmed' ||
  answer?.__typename === 'AwaitingVenue' ||
  (answer?.__typename === 'EarlierBooking' &&
    ['HELD', 'PENDING', 'CONFIRMED', 'IN_USE'].includes(answer.booking.state));

const isAppointment = (answer: BookAnswer | undefined): answer is AppointmentAnswer =>
  answer?.__typename === 'AppointmentConfirmed' || answer?.__typename === 'AwaitingAnswer';

/** The need as it was understood, the offers, and the outcome of the offer the member booked. */
export default function Results({ need, ask }: { need: Need; ask: (need: Need) => void }) {
  const { t } = useTranslation();
  const [state, refetch] = useProposal(need);
  const act = useBooking();
  const heading = useRef<HTMLHeadingElement>(null);
  const proposal = state.status === 'ready' ? state.proposal : null;
  const count = proposal?.offers.length ?? 0;
  // What was not understood is said once, beside the need as it was read.
  const nothing = proposal?.nothing?.why === 'NOT_UNDERSTOOD' ? null : proposal?.nothing;
  const why =
    nothing?.text ??
    proposal?.understood.faults[0]?.message ??
    proposal?.understood.doubts[0]?.message ??
    t('results.none');

  useEffect(() => {
    if (!proposal) return;
    heading.current?.focus({ preventScroll: true });
    announce(count > 0 ? t('results.count', { count }) : why);
  }, [proposal, count, why, t]);

  const answer = act.attempt?.answer;
  const searchAgain = () => {
    act.reset();
    refetch();
  };
  if (isAppointment(answer)) return <AppointmentPanel settled={answer} searchAgain={searchAgain} />;
  if (isBooked(answer)) {
    return <ConfirmationPanel settled={answer} searchAgain={searchAgain} />;
  }
  if (state.status === 'failed') return <FailureNotice error={state.error} retry={refetch} />;
  if (!proposal) {
    return (
      <div className={classes['results']} aria-busy="true">
        <p className={classes['asking']}>{t('results.asking')}</p>
        <CardSkeletons count={3} />
      </div>
    );
  }
  const unsure = proposal.understood.doubts.some(({ about }) => about === 'DAY' || about === 'HOUR');
  return (
    <div className={classes['results']}>
      {act.neverArrived && (
        <Notice role="alert" title={t('outcome.neverArrived')} text={t('outcome.neverArrivedText')} />
      )}
      <UnderstoodNeed understood={proposal.understood} need={need} ask={ask} />
      <h2 ref={heading} tabIndex={-1} className={classes['heading']}>
        {count > 0 ? t('results.count', { count }) : t('results.none')}
      </h2>
      {nothing && <NoOffer nothing={nothing} />}
      <Offers
        offers={count > 0 ? proposal.offers : (nothing?.nearest ?? [])}
        near={proposal.understood.near?.point ?? null}
        unsure={unsure}
        act={act}
        refetch={refetch}
      />
      {count > 0 && (
        <p className={classes['more']}>
          <Button variant="subtle" onClick={refetch}>
            {t('results.again')}
          </Button>
        </p>
      )}
    </div>
  );
}
