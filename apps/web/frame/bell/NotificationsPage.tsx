import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Page } from '../../parts/Page.js';
import { SignInFirst } from '../../parts/SignInFirst.js';
import { useSession } from '../session.js';
import { NotificationList } from './NotificationList.js';
import classes from './Bell.module.css';

const PAGE_SIZE = 20;

/** All notifications of the person, page by page. */
export default function NotificationsPage() {
  const { t } = useTranslation();
  const { slug, me } = useSession();
  return (
    <Page title={t('bell.title')}>
      {!me && <SignInFirst />}
      {me && (
        <div className={classes['page']}>
          <NotificationList size={PAGE_SIZE} />
          <Button component={Link} to={`/${slug}/account#notifications`} variant="subtle" color="river">
            {t('bell.preferences')}
          </Button>
        </div>
      )}
    </Page>
  );
}
