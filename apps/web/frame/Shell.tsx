import { Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation } from 'react-router';
import { PageSkeleton } from '../parts/PageSkeleton.js';
import { CrashBoundary } from './CrashBoundary.js';
import { Footer } from './Footer.js';
import { Header } from './Header.js';
import { OfflineBanner } from './OfflineBanner.js';
import { TabBar } from './TabBar.js';
import classes from './Shell.module.css';

/** The frame of every page: skip link, header, the page, footer, and on small screens the tabs at the bottom. */
export function Shell() {
  const { t } = useTranslation();
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
    <div className={classes['shell']}>
      <a className={classes['skip']} href="#main">
        {t('shell.skip')}
      </a>
      <OfflineBanner />
      <Header />
      <main id="main" ref={main} tabIndex={-1} className={classes['main']}>
        <CrashBoundary key={pathname}>
          <Suspense fallback={<PageSkeleton />}>
            <Outlet />
          </Suspense>
        </CrashBoundary>
      </main>
      <Footer />
      <TabBar />
    </div>
  );
}
