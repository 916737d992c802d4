import { Button, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { useSession } from '../../frame/session.js';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { Notice } from '../../parts/Notice.js';
import { Page } from '../../parts/Page.js';
import { AcceptedNotice } from './AcceptedNotice.js';
import { type Accepted, MyVenueInvitationsQuery } from './documents.js';
import { InvitationCard } from './InvitationCard.js';
import classes from './Invitation.module.css';

/** The invitations into teams of venues that wait for the person. The link of a mail names one of them. */
export default function InvitationPage() {
  const { t } = useTranslation();
  const { slug, me, refetchAll } = useSession();
  const { pathname, search } = useLocation();
  const [params] = useSearchParams();
  const token = params.get('token');
  const [accepted, setAccepted] = useState<Accepted>();
  const [{ data, error }, refetch] = useQuery({
    query: MyVenueInvitationsQuery,
    pause: !me,
    requestPolicy: 'network-only',
  });
  const signIn = `/${slug}/sign-in?${new URLSearchParams({ next: pathname + search })}`;

  if (!me)
    return (
      <Page title={t('venueInvitation.title')}>
        <Notice
          title={t('venueInvitation.signInTitle')}
          text={t('venueInvitation.signInText')}
          action={
            <Button component={Link} to={signIn}>
              {t('account.signIn')}
            </Button>
          }
        />
      </Page>
    );

  const all = data?.myVenueInvitations ?? [];
  const named = all.find((one) => one.token === token);
  // The one of the mail comes first.
  const invitations = named ? [named, ...all.filter((one) => one !== named)] : all;
  const isMissing = data && token && !named && !accepted;
  const done = (answer: Accepted) => {
    setAccepted(answer);
    refetchAll();
  };
  return (
    <Page title={t('venueInvitation.title')}>
      {accepted && <AcceptedNotice accepted={accepted} />}
      {error && !data && <FailureNotice error={error} retry={() => refetch({ requestPolicy: 'network-only' })} />}
      {!data && !error && !accepted && <Skeleton h={200} radius="lg" aria-label={t('shell.loading')} />}
      {isMissing && (
        <Notice
          tone="warm"
          title={t('venueInvitation.missingTitle')}
          text={t('venueInvitation.missingText', { email: me.email })}
          action={
            <Button component={Link} to={`/${slug}`} variant="default">
              {t('notFound.home')}
            </Button>
          }
        />
      )}
      {data && !isMissing && !accepted && all.length === 0 && (
        <Notice
          title={t('venueInvitation.noneTitle')}
          text={t('venueInvitation.noneText', { email: me.email })}
          action={
            <Button component={Link} to={`/${slug}`}>
              {t('notFound.home')}
            </Button>
          }
        />
      )}
      {invitations.length > 0 && (
        <ul className={classes['list']} aria-label={t('venueInvitation.list')}>
          {invitations.map((invitation, i) => (
            <InvitationCard
              key={invitation.id}
              invitation={invitation}
              isFirst={i === 0 && !accepted && !isMissing}
              accepted={done}
            />
          ))}
        </ul>
      )}
    </Page>
  );
}
