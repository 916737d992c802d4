import '../../theme/workspace.css';
import { IconSelector } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { FrameMain } from '../FrameMain.js';
import frame from '../Frame.module.css';
import { MemberFrame } from '../MemberFrame.js';
import type { NavigationEntry } from '../navigation.js';
import { OfflineBanner } from '../OfflineBanner.js';
import { SkipLink } from '../SkipLink.js';
import { SuspensionBanner } from '../SuspensionBanner.js';
import { TopBar } from '../TopBar.js';
import { useWorkspaces } from '../workspaces.js';
import { Forbidden } from './Forbidden.js';
import classes from './Workspace.module.css';

const WorkspaceSwitcher = lazy(() => import('./WorkspaceSwitcher.js'));

interface Props {
  /** The address of the workspace, as in `useWorkspaces`. */
  base: string;
  entries: NavigationEntry[];
}

/** The frame of the pages of one workspace. People without this workspace see why, and what they can do. */
export function WorkspaceFrame({ base, entries }: Props) {
  const { t } = useTranslation();
  const [isSwitching, setSwitching] = useState(false);
  const current = useWorkspaces().find(({ to }) => to === base);
  if (!current) {
    return (
      <MemberFrame>
        <Forbidden />
      </MemberFrame>
    );
  }
  const placeholder = (
    <span className={classes['switcher']}>
      <current.Icon size={20} aria-hidden />
      <span className={classes['name']}>{current.label}</span>
      <IconSelector size={18} aria-hidden />
    </span>
  );
  return (
    <div className={frame['shell']}>
      <SkipLink />
      <OfflineBanner />
      <SuspensionBanner />
      <div className={classes['bar']}>
        <TopBar />
      </div>
      <div className={classes['workspace']}>
        <div className={classes['side']}>
          <Suspense fallback={placeholder}>
            <WorkspaceSwitcher current={current} opened={setSwitching} />
          </Suspense>
          {/* The open switcher covers a part of the entries. */}
          <nav aria-label={t('workspace.navigation')} inert={isSwitching}>
            <ul className={classes['entries']}>
              {entries.map(({ to, label, Icon, end }) => (
                <li key={to}>
                  <NavLink to={to} end={end} className={classes['entry']!}>
                    <Icon size={18} aria-hidden />
                    {label}
                  </NavLink>
                </li>
              ))}
            </ul>
          </nav>
        </div>
        <FrameMain />
      </div>
    </div>
  );
}
