import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../frame/session.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import desk from '../../network-desk/Desk.module.css';
import { dayText } from '../../rules/when.js';
import type { StaffMember } from './documents.js';
import { RemoveStaff } from './RemoveStaff.js';

interface Props {
  member: StaffMember;
  venue: { id: string; name: string; isManager: boolean };
  changed: () => void;
}

/** One person of the team, and the way to remove them after reading what that means. */
export function StaffItem({ member, venue, changed }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { network, me } = useSession();
  const [asks, setAsks] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const { memberId, name, email, role, since } = member;
  const isMe = me?.member?.id === memberId;

  const keep = () => {
    setAsks(false);
    requestAnimationFrame(() => opener.current?.focus());
  };

  return (
    <li className={desk['row']}>
      <div className={desk['what']}>
        <strong>{isMe ? t('venueTeam.me', { name }) : name}</strong>
        <p className={desk['muted']}>{email}</p>
      </div>
      <p>
        {t(`venueTeam.role.${role}`)}
        <span className={desk['muted']}>
          {' '}
          · {t('venueTeam.since', { day: dayText(since, network.zone, language) })}
        </span>
      </p>
      {venue.isManager && !asks && (
        <Button
          ref={opener}
          variant="default"
          size="xs"
          radius="xl"
          aria-label={t('venueTeam.removeOf', { name })}
          onClick={() => setAsks(true)}
        >
          {t('venueTeam.remove')}
        </Button>
      )}
      {asks && (
        <div className={desk['wide']}>
          <RemoveStaff member={member} isMe={isMe} venue={venue} removed={changed} keep={keep} />
        </div>
      )}
    </li>
  );
}
