import type { ReactNode } from 'react';
import { Footer } from './Footer.js';
import { FrameMain } from './FrameMain.js';
import { LegalBanner } from './LegalBanner.js';
import { MemberNavigation } from './MemberNavigation.js';
import { OfflineBanner } from './OfflineBanner.js';
import { SkipLink } from './SkipLink.js';
import { SuspensionBanner } from './SuspensionBanner.js';
import { TabBar } from './TabBar.js';
import { TopBar } from './TopBar.js';
import classes from './Frame.module.css';

/** The frame of the pages for everybody: navigation in the top bar, on a phone in tabs at the bottom. */
export function MemberFrame({ children }: { children?: ReactNode }) {
  return (
    <div className={classes['shell']}>
      <SkipLink />
      <OfflineBanner />
      <SuspensionBanner />
      <LegalBanner />
      <TopBar>
        <MemberNavigation />
      </TopBar>
      <FrameMain>{children}</FrameMain>
      <Footer />
      <TabBar />
    </div>
  );
}
