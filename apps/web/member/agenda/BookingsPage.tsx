import { Suspense } from 'react';
import { useSearchParams } from 'react-router';
import { lazyPage } from '../../i18n/lazy-page.js';
import { PageSkeleton } from '../../parts/PageSkeleton.js';
import { MyBookings } from './MyBookings.js';
import { BookingByCode } from './BookingByCode.js';

const WeekPart = lazyPage(() => import('./week/WeekPart.js'), 'week', 'presence');

/** My bookings as a list, or with `?view=week` as a week, or with `?code=…` the one a mail speaks of. */
export default function BookingsPage() {
  const [params] = useSearchParams();
  const code = params.get('code');
  if (code) return <BookingByCode code={code} />;
  return params.get('view') === 'week' ? (
    <Suspense fallback={<PageSkeleton />}>
      <WeekPart />
    </Suspense>
  ) : (
    <MyBookings />
  );
}
