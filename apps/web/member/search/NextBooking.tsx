import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '../../api/graphql.js';
import { useSession } from '../../frame/session.js';
import { useDayText } from '../../i18n/useDayText.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { hoursText } from '../../rules/when.js';
import classes from './Welcome.module.css';

const NextBookingQuery = graphql(`
  query NextBooking {
    myBookings(when: UPCOMING, first: 1) {
      edges {
        node {
          id
          code
          start
          end
          zone
          venue {
            id
            name
          }
          access {
            code
          }
        }
      }
    }
  }
`);

/** The member's next booking with its access code. Shows nothing without one. */
export function NextBooking() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { slug, network } = useSession();
  const day = useDayText(network.zone);
  const [{ data }] = useQuery({ query: NextBookingQuery, requestPolicy: 'cache-and-network' });
  const next = data?.myBookings.edges[0]?.node;
  if (!next) return null;
  return (
    <Link to={`/${slug}/bookings?code=${next.code}`} className={classes['next']}>
      <span>
        <span className={classes['nextKicker']}>{t('welcome.next')}</span>
        <br />
        <span className={classes['nextWhat']}>
          {next.venue.name} · {day(next.start)}, {hoursText(next.start, next.end, next.zone, language)}
        </span>
      </span>
      <span>
        <span className={classes['nextKicker']}>{t('welcome.code')}</span> <strong>{next.access.code}</strong>
      </span>
    </Link>
  );
}
