import { MantineProvider } from '@mantine/core';
import { Suspense, lazy } from 'react';
import { BrowserRouter } from 'react-router';
import { theme } from '../theme/theme.js';
import { CrashBoundary } from './CrashBoundary.js';
import { LiveRegion } from './LiveRegion.js';
import { Pages } from './Pages.js';

const Notifications = lazy(async () => ({ default: (await import('@mantine/notifications')).Notifications }));

export function App() {
  return (
    <MantineProvider theme={theme} forceColorScheme="light" withCssVariables={false} withGlobalClasses={false}>
      <Suspense>
        <Notifications position="bottom-center" autoClose={6000} limit={3} />
      </Suspense>
      <LiveRegion />
      <CrashBoundary>
        <BrowserRouter>
          <Pages />
        </BrowserRouter>
      </CrashBoundary>
    </MantineProvider>
  );
}
