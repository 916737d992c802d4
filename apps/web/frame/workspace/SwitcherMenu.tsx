import { Button, Popover } from '@mantine/core';
import { IconHome, IconSelector } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { useSession } from '../session.js';
import { useWorkspaces, type Workspace } from '../workspaces.js';
import classes from './Workspace.module.css';

/** The name of this workspace, and the way to the person's other workspaces and back to the member pages. */
export default function SwitcherMenu({ current }: { current: Workspace }) {
  const { t } = useTranslation();
  const { slug } = useSession();
  const { pathname } = useLocation();
  const others = useWorkspaces().filter(({ to }) => to !== current.to);
  const label = t('workspace.switch', { name: current.label });
  const member = { to: `/${slug}`, label: t('workspace.memberPages'), Icon: IconHome };
  return (
    // A change of page closes the menu.
    <Popover key={pathname} position="bottom-start" radius="md" shadow="md" trapFocus returnFocus withinPortal={false}>
      <Popover.Target>
        <button type="button" className={classes['switcher']} aria-label={label}>
          <current.Icon size={20} aria-hidden />
          <span className={classes['name']}>{current.label}</span>
          <IconSelector size={18} aria-hidden />
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>
        <ul className={classes['choices']}>
          {[...others, member].map(({ to, label: name, Icon }) => (
            <li key={to}>
              <Button
                component={Link}
                to={to}
                variant="subtle"
                color="river"
                justify="flex-start"
                fullWidth
                leftSection={<Icon size={18} aria-hidden />}
              >
                {name}
              </Button>
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}
