import { IconBell } from '@tabler/icons-react';
import { Suspense } from 'react';
import { lazyPage } from '../../i18n/lazy-page.js';
import { useSession } from '../session.js';
import frame from '../Frame.module.css';

const BellMenu = lazyPage(() => import('./BellMenu.js'), 'bell');

/** The bell, shown only to signed-in people. */
export function BellButton() {
  const { me } = useSession();
  if (!me) return null;
  const placeholder = (
    <span className={frame['tool']}>
      <IconBell size={18} aria-hidden />
    </span>
  );
  return (
    <Suspense fallback={placeholder}>
      <BellMenu />
    </Suspense>
  );
}
