import { type Icon, IconCalendarCheck, IconMapPin, IconSearch, IconTicket, IconUserCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSession } from './session.js';

export interface NavigationEntry {
  to: string;
  label: string;
  Icon: Icon;
  /** Whether the entry is current only on exactly this address, not on the pages below it. */
  end: boolean;
}

/** The entries of the member frame. */
export function useMemberEntries(): NavigationEntry[] {
  const { t } = useTranslation();
  const { slug } = useSession();
  return [
    { to: `/${slug}`, label: t('nav.search'), Icon: IconSearch, end: true },
    { to: `/${slug}/places`, label: t('nav.places'), Icon: IconMapPin, end: false },
    { to: `/${slug}/bookings`, label: t('nav.bookings'), Icon: IconCalendarCheck, end: false },
    { to: `/${slug}/pass`, label: t('nav.pass'), Icon: IconTicket, end: false },
  ];
}

/** The entry that only phones have: on a wider screen the account menu shows the same page. */
export function useMeEntry(): NavigationEntry {
  const { t } = useTranslation();
  const { slug } = useSession();
  return { to: `/${slug}/account`, label: t('nav.me'), Icon: IconUserCircle, end: false };
}
