import { IconCircleCheck, IconHelpCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSession } from '../../frame/session.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { dayText } from '../../rules/when.js';
import classes from '../Desk.module.css';
import { DecideClaim } from './DecideClaim.js';
import type { VenueClaim } from './documents.js';
import own from './Venues.module.css';

/** One claim: who asks for which venue and why, and what was or can be decided. */
export function ClaimItem({ claim, decided }: { claim: VenueClaim; decided: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { slug, network } = useSession();
  const { id, venue, memberName, email, proof, domainMatches, state, madeAt, decidedAt, reason } = claim;
  const day = (instant: string) => dayText(instant, network.zone, language);
  const domain = domainMatches ? 'sameDomain' : venue.website ? 'otherDomain' : 'noWebsite';
  const DomainIcon = domainMatches ? IconCircleCheck : IconHelpCircle;
  return (
    <li className={classes['row']} aria-labelledby={`claim-${id}`}>
      <div className={classes['what']}>
        <h3 id={`claim-${id}`} className={classes['rowTitle']}>
          {t('venueClaims.asks', { member: memberName })}{' '}
          <Link to={`/${slug}/venues/${venue.slug}`}>
            {venue.name}
            {venue.address.city && `, ${venue.address.city}`}
          </Link>
        </h3>
        <p className={classes['muted']}>
          {email} · {t('venueClaims.made', { day: day(madeAt) })}
          {decidedAt && `, ${t('venueClaims.decided', { day: day(decidedAt) })}`}
        </p>
        <blockquote className={own['proof']}>{proof}</blockquote>
        <p className={own['domain']}>
          <DomainIcon size={18} aria-hidden /> {t(`venueClaims.${domain}`)}
        </p>
        {reason && <p>{t('venueClaims.why', { reason })}</p>}
      </div>
      {state === 'WAITING' && <DecideClaim claim={claim} decided={decided} />}
    </li>
  );
}
