import { Button, Popover } from '@mantine/core';
import {
  IconBuildingArch,
  IconBulb,
  IconDevices,
  IconId,
  IconLogout,
  IconUser,
  IconUserCog,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate } from 'react-router';
import { useMutation } from 'urql';
import { graphql } from '../api/graphql.js';
import { endLive } from '../live/useLive.js';
import { type Session, useSession } from './session.js';
import { useWorkspaces } from './workspaces.js';
import classes from './AccountMenu.module.css';
import frame from './Frame.module.css';
import { notify } from './notify.js';

const SignOut = graphql(`
  mutation SignOut($everywhere: Boolean!) {
    signOut(everywhere: $everywhere) {
      sessions
      providerUrl
    }
  }
`);

const entry = { variant: 'subtle', color: 'river', justify: 'flex-start', fullWidth: true } as const;

/** The signed-in person, their account and workspaces, and signing out. */
export default function AccountMenu({ me }: { me: NonNullable<Session['me']> }) {
  const { t } = useTranslation();
  const { slug, refetchAll } = useSession();
  const workspaces = useWorkspaces();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [{ fetching }, signOut] = useMutation(SignOut);

  async function leave(everywhere: boolean) {
    const { data, error } = await signOut({ everywhere });
    if (!error) void endLive();
    // A person who signed in through a provider also signs out there, and is sent back here.
    if (data?.signOut.providerUrl) return location.assign(data.signOut.providerUrl);
    void notify({
      message: t(error ? 'failure.unreachable.title' : 'account.left'),
      color: error ? 'red' : 'river',
    });
    if (error) return;
    refetchAll();
    await navigate(`/${slug}`);
  }

  return (
    // A change of page closes the menu.
    <Popover key={pathname} position="bottom-end" radius="md" shadow="md" trapFocus returnFocus withinPortal={false}>
      <Popover.Target>
        <button
          type="button"
          className={frame['tool']}
          disabled={fetching}
          aria-label={t('account.open', { name: me.name })}
        >
          <IconUser size={18} aria-hidden />
          <span className={frame['who']}>{me.name}</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('account.open', { name: me.name })} className={classes['account']!}>
        <p>
          <strong>{me.name}</strong>
          <br />
          {me.email}
        </p>
        <Button component={Link} to={`/${slug}/account`} {...entry} leftSection={<IconUserCog size={18} aria-hidden />}>
          {t('account.title')}
        </Button>
        {me.member && (
          <>
            <Button component={Link} to={`/${slug}/profile`} {...entry} leftSection={<IconId size={18} aria-hidden />}>
              {t('account.profile')}
            </Button>
            <Button
              component={Link}
              to={`/${slug}/projects`}
              {...entry}
              leftSection={<IconBulb size={18} aria-hidden />}
            >
              {t('account.projects')}
            </Button>
          </>
        )}
        {workspaces.length > 0 && (
          <section aria-labelledby="my-workspaces" className={classes['group']}>
            <h2 id="my-workspaces" className={classes['groupTitle']}>
              {t('account.workspaces')}
            </h2>
            {workspaces.map(({ to, label, Icon }) => (
              <Button key={to} component={Link} to={to} {...entry} leftSection={<Icon size={18} aria-hidden />}>
                {label}
              </Button>
            ))}
          </section>
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
