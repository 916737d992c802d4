import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../frame/announce.js';
import { CardSkeletons } from '../../parts/CardSkeletons.js';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { Notice } from '../../parts/Notice.js';
import type { Need } from '../../rules/need.js';
import type { BookAnswer, Settled } from './documents.js';
import { Nothing } from './Nothing.js';
import { Offers } from './Offers.js';
import { SettledPanel } from './SettledPanel.js';
import { Understood } from './Understood.js';
import { useBooking } from './useBooking.js';
import { useProposal } from './useProposal.js';
import classes from './Results.module.css';

const isSettled = (answer: BookAnswer | undefined): answer is Settled =>
  answer?.__typename === 'Confirmed' ||
  answer?.__typename === 'AwaitingAnswer' ||
  (answer?.__typename === 'EarlierBooking' &&
    ['HELD', 'PENDING', 'CONFIRMED', 'IN_USE'].includes(answer.booking.state));

/** What was understood, then the offers, then (contact two) what became of the one that was taken. */
export default function Results({ need, ask }: { need: Need; ask: (need: Need) => void }) {
  const { t } = useTranslation();
  const [state, again] = useProposal(need);
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
  if (isSettled(answer)) {
    const searchAgain = () => {
      act.reset();
      again();
    };
    return <SettledPanel settled={answer} searchAgain={searchAgain} />;
  }
  if (state.status === 'failed') return <FailureNotice error={state.error} retry={again} />;
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
      <Understood understood={proposal.understood} need={need} ask={ask} />
      <h2 ref={heading} tabIndex={-1} className={classes['heading']}>
        {count > 0 ? t('results.count', { count }) : t('results.none')}
      </h2>
      {nothing && <Nothing nothing={nothing} />}
      <Offers
        offers={count > 0 ? proposal.offers : (nothing?.nearest ?? [])}
        near={proposal.understood.near?.point ?? null}
        unsure={unsure}
        act={act}
        again={again}
      />
      {count > 0 && (
        <p className={classes['more']}>
          <Button variant="subtle" onClick={again}>
            {t('results.again')}
          </Button>
        </p>
      )}
    </div>
  );
}
