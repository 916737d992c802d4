import { IconSelector } from '@tabler/icons-react';
import { type ComponentProps, lazy, Suspense } from 'react';
import type { WorkspaceSwitcher } from './WorkspaceSwitcher.js';
import classes from './Workspace.module.css';

const Switcher = lazy(async () => ({ default: (await import('./WorkspaceSwitcher.js')).WorkspaceSwitcher }));

/** The switcher, whose menu is loaded after the page. Meanwhile its name is shown. */
export function LazyWorkspaceSwitcher(props: ComponentProps<typeof WorkspaceSwitcher>) {
  const { Icon, label } = props.current;
  const placeholder = (
    <span className={classes['switcher']}>
      <Icon size={20} aria-hidden />
      <span className={classes['name']}>{label}</span>
      <IconSelector size={18} aria-hidden />
    </span>
  );
  return (
    <Suspense fallback={placeholder}>
      <Switcher {...props} />
    </Suspense>
  );
}
