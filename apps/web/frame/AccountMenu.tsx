import { Button, Popover } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import {
  IconBuildingArch,
  IconDevices,
  IconHistory,
  IconListCheck,
  IconLogout,
  IconUser,
  IconUserCog,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate } from 'react-router';
import { useMutation } from 'urql';
import { graphql } from '../api/graphql.js';
import { holds, type Session, useSession } from './session.js';
import classes from './Shell.module.css';

const SignOut = graphql(`
  mutation SignOut($everywhere: Boolean!) {
    signOut(everywhere: $everywhere) {
      sessions
      providerUrl
    }
  }
`);

const entry = { variant: 'subtle', color: 'river', justify: 'flex-start', fullWidth: true } as const;

/** Who is signed in, and the ways out. */
export default function AccountMenu({ me }: { me: NonNullable<Session['me']> }) {
  const { t } = useTranslation();
  const session = useSession();
  const { slug, restart } = session;
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [{ fetching }, signOut] = useMutation(SignOut);

  async function leave(everywhere: boolean) {
    const { data, error } = await signOut({ everywhere });
    // Whoever came through a provider leaves there, too, and comes back from it.
    if (data?.signOut.providerUrl) return location.assign(data.signOut.providerUrl);
    notifications.show({
      message: t(error ? 'failure.unreachable.title' : 'account.left'),
      color: error ? 'red' : 'river',
    });
    if (error) return;
    restart();
    await navigate(`/${slug}`);
  }

  return (
    // Another page begins with the menu closed.
    <Popover key={pathname} position="bottom-end" radius="md" shadow="md" trapFocus returnFocus withinPortal={false}>
      <Popover.Target>
        <button
          type="button"
          className={classes['tool']}
          disabled={fetching}
          aria-label={t('account.open', { name: me.name })}
        >
          <IconUser size={18} aria-hidden />
          <span className={classes['who']}>{me.name}</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('account.open', { name: me.name })} className={classes['account']!}>
        <p>
          <strong>{me.name}</strong>
          <br />
          {me.email}
        </p>
        <Button component={Link} to={`/${slug}/account`} {...entry} leftSection={<IconUserCog size={18} aria-hidden />}>
          {t('myAccount.title')}
        </Button>
        {holds(session, 'NETWORK_ADMIN', 'PLATFORM_OPERATOR') && (
          <Button component={Link} to={`/${slug}/audit`} {...entry} leftSection={<IconHistory size={18} aria-hidden />}>
            {t('audit.title')}
          </Button>
        )}
        {holds(session, 'PLATFORM_OPERATOR') && (
          <Button component="a" href="/operator/jobs" {...entry} leftSection={<IconListCheck size={18} aria-hidden />}>
            {t('account.jobs')}
          </Button>
        )}
        <Button component={Link} to="/?choose" {...entry} leftSection={<IconBuildingArch size={18} aria-hidden />}>
          {t('account.otherNetwork')}
        </Button>
        <Button {...entry} leftSection={<IconLogout size={18} aria-hidden />} onClick={() => void leave(false)}>
          {t('account.signOut')}
        </Button>
        <Button {...entry} leftSection={<IconDevices size={18} aria-hidden />} onClick={() => void leave(true)}>
          {t('account.signOutEverywhere')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}
