import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router';
import { PageSkeleton } from '../parts/PageSkeleton.js';
import { SearchPage } from '../member/search/SearchPage.js';
import { NetworkLayout } from './NetworkLayout.js';
import { NotFound } from './NotFound.js';

const NetworksPage = lazy(() => import('../member/networks/NetworksPage.js'));
const PlacesPage = lazy(() => import('../member/directory/PlacesPage.js'));
const VenuePage = lazy(() => import('../member/venue/VenuePage.js'));
const BookingsPage = lazy(() => import('../member/agenda/BookingsPage.js'));
const PassPage = lazy(() => import('../member/pass/PassPage.js'));
const AccountPage = lazy(() => import('../member/account/AccountPage.js'));
const AuditPage = lazy(() => import('../network-desk/audit/AuditPage.js'));
const SignInPage = lazy(() => import('../member/sign-in/SignInPage.js'));

/** Which address shows which page. The search is in the entry, the rest comes when opened. */
export function Pages() {
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Routes>
        <Route path="/" element={<NetworksPage />} />
        <Route path="/:slug" element={<NetworkLayout />}>
          <Route index element={<SearchPage />} />
          <Route path="places" element={<PlacesPage />} />
          <Route path="venues/:venue" element={<VenuePage />} />
          <Route path="bookings" element={<BookingsPage />} />
          <Route path="pass" element={<PassPage />} />
          <Route path="account" element={<AccountPage />} />
          <Route path="audit" element={<AuditPage />} />
          <Route path="sign-in" element={<SignInPage />} />
          <Route path="*" element={<NotFound />} />
        </Route>
      </Routes>
    </Suspense>
  );
}
