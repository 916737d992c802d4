import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import { OfferFields } from '../../api/documents.js';
import { graphql, type ResultOf } from '../../api/graphql.js';
import { announce } from '../../frame/announce.js';
import { useDayText } from '../../i18n/useDayText.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { Pager } from '../../parts/Pager.js';
import { TimeLeft } from '../../parts/TimeLeft.js';
import { usePriceText } from '../../parts/booking/usePriceText.js';
import classes from '../../parts/sessions/Sessions.module.css';
import { useAction } from '../../parts/useAction.js';
import { usePaging } from '../../parts/usePaging.js';
import { needsExpressRequest } from '../../rules/express-request.js';
import { hoursText } from '../../rules/when.js';
import { ExpressRequest } from '../search/ExpressRequest.js';
import { Outcome } from '../search/Outcome.js';
import { type BookingAction, useBooking } from '../search/useBooking.js';
import { Problem } from '../sign-in/Problem.js';

const MySpaceWaitsQuery = graphql(
  `
    query MySpaceWaits($first: Int!, $after: String) {
      mySpaceWaits(first: $first, after: $after) {
        totalCount
        pageInfo {
          endCursor
          hasNextPage
        }
        edges {
          node {
            id
            start
            end
            zone
            position
            offeredUntil
            space {
              id
              name
            }
            venue {
              id
              name
            }
            offer {
              ...OfferFields
            }
          }
        }
      }
    }
  `,
  [OfferFields],
);
const LeaveMutation = graphql(`
  mutation LeaveSpaceWaitingList($id: ID!) {
    leaveSpaceWaitingList(id: $id) {
      __typename
      ... on Refused {
        message
      }
    }
  }
`);
type Wait = ResultOf<typeof MySpaceWaitsQuery>['mySpaceWaits']['edges'][number]['node'];

/** The times of spaces that I wait for, and those that are kept for me now. Nothing is shown without one. */
export function MySpaceWaits() {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  const paging = usePaging('', 5, () => heading.current?.focus());
  const act = useBooking();
  const [{ data, error }, refetch] = useQuery({
    query: MySpaceWaitsQuery,
    variables: { first: paging.size, after: paging.after },
    requestPolicy: 'cache-and-network',
  });
  const again = () => refetch({ requestPolicy: 'network-only' });
  const booked = act.attempt?.answer?.__typename;
  useEffect(() => {
    if (booked !== 'Confirmed' && booked !== 'AwaitingVenue') return;
    announce(t('waits.booked'));
    refetch({ requestPolicy: 'network-only' });
  }, [booked, refetch, t]);
  const list = data?.mySpaceWaits;
  if (!error && !list?.totalCount) return null;
  return (
    <section aria-labelledby="my-waits" className={classes['above']}>
      <h2 id="my-waits" ref={heading} tabIndex={-1} className={classes['first']}>
        {t('waits.title')}
      </h2>
      {error && !list && <FailureNotice error={error} retry={again} />}
      {list && (
        <>
          <ul className={classes['list']}>
            {list.edges.map(({ node }) => (
              <li key={node.id}>
                <WaitCard wait={node} act={act} again={again} />
              </li>
            ))}
          </ul>
          <Pager paging={paging} shown={list.edges.length} total={list.totalCount} {...list.pageInfo} />
        </>
      )}
    </section>
  );
}

function WaitCard({ wait, act, again }: { wait: Wait; act: BookingAction; again: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const day = useDayText(wait.zone);
  const priceText = usePriceText();
  const [, send] = useMutation(LeaveMutation);
  const { act: leave, problem, isBusy } = useAction();
  const { id, space, venue, start, end, zone, position, offeredUntil, offer } = wait;
  const what = `${space.name}, ${day(start)}, ${hoursText(start, end, zone, language)}`;
  const attempt = act.attempt?.card === id ? act.attempt : null;

  async function leaveLine() {
    if (await leave(send({ id }, { additionalTypenames: ['SpaceWait'] }), t('waits.left'))) again();
  }
  return (
    <article className={classes['card']}>
      <div className={classes['body']}>
        <h3 className={classes['title']}>
          {space.name} · {venue.name}
        </h3>
        <p className={classes['when']}>
          {day(start)}, {hoursText(start, end, zone, language)}
        </p>
        <div className={classes['mine']}>
          <strong className={classes['state']}>
            {offeredUntil ? (
              <>
                {t('waits.keptFor')} <TimeLeft until={offeredUntil} over={t('waits.over')} />
              </>
            ) : (
              t('waits.position', { position })
            )}
          </strong>
          {offer && (
            <Button
              radius="xl"
              loading={attempt?.sending === true}
              aria-label={t('waits.bookOf', { what, price: priceText(offer.quote) })}
              onClick={() => void act.book(id, offer.token, needsExpressRequest(start))}
            >
              {t('waits.book', { price: priceText(offer.quote) })}
            </Button>
          )}
          <Button
            radius="xl"
            variant="default"
            loading={isBusy}
            aria-label={t('waits.leaveOf', { what })}
            onClick={() => void leaveLine()}
          >
            {t('waits.leave')}
          </Button>
          {offer && <ExpressRequest start={start} />}
          <Problem text={problem} />
        </div>
        {attempt && offer && <Outcome attempt={attempt} offer={offer} act={act} refetch={again} />}
      </div>
    </article>
  );
}
