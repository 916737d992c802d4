import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useState } from 'react';
import { useSession } from '../../frame/session.js';
import { Page } from '../../parts/Page.js';
import classes from '../Desk.module.css';
import { InviteFile } from './InviteFile.js';
import { InviteOne } from './InviteOne.js';
import { WaitingInvitations } from './WaitingInvitations.js';

/** Invites people one by one or from a file, and shows who has not joined yet. */
export default function InvitePage() {
  const { t } = useTranslation();
  const { slug } = useSession();
  const [round, setRound] = useState(0);
  const invited = () => setRound(round + 1);
  return (
    <Page
      title={t('invite.title')}
      lead={t('invite.lead')}
      aside={
        <Link className={classes['link']!} to={`/${slug}/admin/members`}>
          {t('invite.back')}
        </Link>
      }
    >
      <InviteOne invited={invited} />
      <InviteFile invited={invited} />
      <WaitingInvitations round={round} />
    </Page>
  );
}
