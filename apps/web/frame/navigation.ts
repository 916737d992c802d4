import { type Icon, IconCalendarCheck, IconMapPin, IconSearch, IconTicket } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSession } from './session.js';

interface Way {
  to: string;
  label: string;
  Icon: Icon;
  end: boolean;
}

/** Where one can go from anywhere in a network. */
export function usePlaces(): Way[] {
  const { t } = useTranslation();
  const { slug } = useSession();
  return [
    { to: `/${slug}`, label: t('nav.search'), Icon: IconSearch, end: true },
    { to: `/${slug}/places`, label: t('nav.places'), Icon: IconMapPin, end: false },
    { to: `/${slug}/bookings`, label: t('nav.bookings'), Icon: IconCalendarCheck, end: false },
    { to: `/${slug}/pass`, label: t('nav.pass'), Icon: IconTicket, end: false },
  ];
}
