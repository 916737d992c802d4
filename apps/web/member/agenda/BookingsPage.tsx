import { useSearchParams } from 'react-router';
import { MyBookings } from './MyBookings.js';
import { BookingByCode } from './BookingByCode.js';

/** My bookings, or with `?code=…` the one a mail speaks of. */
export default function BookingsPage() {
  const code = useSearchParams()[0].get('code');
  return code ? <BookingByCode code={code} /> : <MyBookings />;
}
