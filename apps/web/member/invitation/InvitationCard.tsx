import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { failureKind } from '../../api/failure.js';
import { announce } from '../../frame/announce.js';
import { useSession } from '../../frame/session.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { ArchPicture } from '../../parts/ArchPicture.js';
import { momentText } from '../../rules/when.js';
import { Problem } from '../sign-in/Problem.js';
import { AcceptInvitationMutation, type Accepted, type MyInvitation } from './documents.js';
import classes from './Invitation.module.css';

interface Props {
  invitation: MyInvitation;
  isFirst: boolean;
  accepted: (answer: Accepted) => void;
}

/** Who invites into which team, what the role allows, and the button that accepts. */
export function InvitationCard({ invitation, isFirst, accepted }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { network } = useSession();
  const [problem, setProblem] = useState('');
  const [{ fetching }, accept] = useMutation(AcceptInvitationMutation);
  const { venue, role, inviterName, expiresAt, token } = invitation;

  async function acceptNow() {
    const { data, error } = await accept({ token });
    const answer = data?.acceptInvitation;
    if (answer?.__typename !== 'InvitationAccepted')
      return setProblem(answer?.message ?? t(`failure.${error ? failureKind(error) : 'broken'}.text`));
    announce(t('venueInvitation.acceptedTitle', { venue: answer.venue.name }));
    accepted(answer);
  }

  return (
    <li className={classes['card']}>
      <ArchPicture kind={venue.kind} seed={venue.slug} />
      <div className={classes['body']}>
        <h2 className={classes['name']}>{venue.name}</h2>
        <p className={classes['muted']}>
          {[t(`venueKind.${venue.kind}`), venue.address.city].filter(Boolean).join(' · ')}
        </p>
        <p>{t(`venueInvitation.by.${role}`, { inviter: inviterName })}</p>
        <p className={classes['muted']}>{t(`venueInvitation.allows.${role}`)}</p>
        <p className={classes['muted']}>
          {t('venueInvitation.until', { when: momentText(expiresAt, network.zone, language) })}
        </p>
        <Button
          radius="xl"
          variant={isFirst ? 'filled' : 'light'}
          loading={fetching}
          aria-label={t('venueInvitation.acceptOf', { venue: venue.name })}
          onClick={() => void acceptNow()}
        >
          {t('venueInvitation.accept')}
        </Button>
        <Problem text={problem} />
      </div>
    </li>
  );
}
