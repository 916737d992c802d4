import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { holds, useSession } from '../../frame/session.js';
import { Notice } from '../../parts/Notice.js';
import { Page } from '../../parts/Page.js';
import { SignInFirst } from '../../parts/SignInFirst.js';
import { AuditLog } from './AuditLog.js';

/** What was done and read in the network, for who answers for it. */
export default function AuditPage() {
  const { t } = useTranslation();
  const session = useSession();
  const { me, slug } = session;
  const open = holds(session, 'NETWORK_ADMIN', 'PLATFORM_OPERATOR');
  return (
    <Page title={t('audit.title')} lead={open ? t('audit.lead') : undefined}>
      {!me && <SignInFirst />}
      {me && !open && (
        <Notice
          title={t('audit.closed')}
          text={t('audit.closedText')}
          action={
            <Button component={Link} to={`/${slug}/account`}>
              {t('myAccount.title')}
            </Button>
          }
        />
      )}
      {open && <AuditLog />}
    </Page>
  );
}
