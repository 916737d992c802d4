import { Button, Popover } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { useSession } from '../session.js';
import frame from '../Frame.module.css';
import { NotificationList } from './NotificationList.js';
import { useUnread } from './useUnread.js';
import classes from './Bell.module.css';

const MENU_SIZE = 6;
/** The server stops counting at 100. */
const MAX_SHOWN_COUNT = 99;

/** The bell with the number of unread notifications. It opens the newest ones and the pending tasks. */
export default function BellMenu() {
  const { pathname } = useLocation();
  // Navigating closes the menu.
  return <Bell key={pathname} />;
}

function Bell() {
  const { t } = useTranslation();
  const { slug } = useSession();
  const unread = useUnread();
  const [opened, setOpened] = useState(false);
  const name = unread > 0 ? t('bell.unread', { count: unread }) : t('bell.open');
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      radius="md"
      shadow="md"
      trapFocus
      returnFocus
      withinPortal={false}
    >
      <Popover.Target>
        <button
          type="button"
          className={`${frame['tool']} ${classes['bell']}`}
          aria-label={name}
          onClick={() => setOpened(!opened)}
        >
          <IconBell size={18} aria-hidden />
          {unread > 0 && (
            <span className={classes['count']} aria-hidden>
              {unread > MAX_SHOWN_COUNT ? `${MAX_SHOWN_COUNT}+` : unread}
            </span>
          )}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('bell.title')} className={classes['menu']!}>
        <h2 className={classes['title']}>{t('bell.title')}</h2>
        <NotificationList size={MENU_SIZE} firstPageOnly />
        <Button component={Link} to={`/${slug}/notifications`} variant="subtle" color="river" fullWidth>
          {t('bell.all')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}
