import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { BrowserRouter } from 'react-router';
import { theme } from '../theme/theme.js';
import { CrashBoundary } from './CrashBoundary.js';
import { LiveRegion } from './LiveRegion.js';
import { Pages } from './Pages.js';

export function App() {
  return (
    <MantineProvider theme={theme} forceColorScheme="light" withCssVariables={false} withGlobalClasses={false}>
      <Notifications position="bottom-center" autoClose={6000} limit={3} />
      <LiveRegion />
      <CrashBoundary>
        <BrowserRouter>
          <Pages />
        </BrowserRouter>
      </CrashBoundary>
    </MantineProvider>
  );
}
