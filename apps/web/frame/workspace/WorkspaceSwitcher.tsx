import { IconSelector } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import type { Workspace } from '../workspaces.js';
import classes from './Workspace.module.css';

const SwitcherMenu = lazy(() => import('./SwitcherMenu.js'));

/** The name of this workspace, and its menu once that is loaded: a page does not wait for it. */
export function WorkspaceSwitcher({ current }: { current: Workspace }) {
  const placeholder = (
    <span className={classes['switcher']}>
      <current.Icon size={20} aria-hidden />
      <span className={classes['name']}>{current.label}</span>
      <IconSelector size={18} aria-hidden />
    </span>
  );
  return (
    <Suspense fallback={placeholder}>
      <SwitcherMenu current={current} />
    </Suspense>
  );
}
