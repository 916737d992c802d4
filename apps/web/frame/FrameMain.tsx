import { type ReactNode, Suspense, useEffect, useRef } from 'react';
import { Outlet, useLocation } from 'react-router';
import { PageSkeleton } from '../parts/PageSkeleton.js';
import { CrashBoundary } from './CrashBoundary.js';
import classes from './Frame.module.css';

/** The page inside a frame. A new page scrolls to its top and takes the focus. An error in a page does not remove the frame. */
export function FrameMain({ children = <Outlet /> }: { children?: ReactNode }) {
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const shown = useRef(pathname);

  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    window.scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [pathname]);

  return (
    <main id="main" ref={main} tabIndex={-1} className={classes['main']}>
      <CrashBoundary key={pathname}>
        <Suspense fallback={<PageSkeleton />}>{children}</Suspense>
      </CrashBoundary>
    </main>
  );
}
