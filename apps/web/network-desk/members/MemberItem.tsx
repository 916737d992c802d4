import { Badge, Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../frame/session.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { dayText } from '../../rules/when.js';
import classes from '../Desk.module.css';
import type { GrantableRole, NetworkMember } from './documents.js';
import { MemberActs } from './MemberActs.js';

/** One member, and what can be done about them. */
export function MemberItem({ member, changed }: { member: NetworkMember; changed: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { network } = useSession();
  const [isOpen, setOpen] = useState(false);
  const { id, name, email, state, suspendedReason, homeVenue, joinedAt, roles } = member;
  return (
    <li className={classes['row']}>
      <div className={classes['what']}>
        <strong>{name}</strong>{' '}
        {state !== 'ACTIVE' && (
          <Badge variant="light" color="ochre">
            {t(`members.state.${state}`)}
          </Badge>
        )}
        <p className={classes['muted']}>{email}</p>
        <p className={classes['muted']}>
          {t('members.joined', { day: dayText(joinedAt, network.zone, language) })}
          {homeVenue && ` · ${t('members.home', { name: homeVenue })}`}
        </p>
        {suspendedReason && <p>{t('members.why', { reason: suspendedReason })}</p>}
      </div>
      <ul className={classes['value']}>
        {roles.map(({ role, venueId, venue }) => (
          <li key={role + (venueId ?? '')}>
            {t(`members.role.${role as GrantableRole}`)}
            {venue && ` · ${venue.name}`}
          </li>
        ))}
      </ul>
      {state !== 'LEFT' && (
        <Button
          variant="default"
          radius="xl"
          size="xs"
          aria-expanded={isOpen}
          aria-controls={`acts-${id}`}
          aria-label={t('members.changeOf', { name })}
          onClick={() => setOpen(!isOpen)}
        >
          {t('members.change')}
        </Button>
      )}
      {isOpen && (
        <div id={`acts-${id}`} className={classes['wide']}>
          <MemberActs member={member} changed={changed} />
        </div>
      )}
    </li>
  );
}
