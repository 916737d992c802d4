import { Button } from '@mantine/core';
import { IconCalendarCheck, IconMessages } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSession } from '../../frame/session.js';

const PARTS = { bookings: IconCalendarCheck, appointments: IconMessages };

/** Leads from one part of the agenda to the other: bookings, or appointments with mentors. */
export function OtherAgenda({ part }: { part: keyof typeof PARTS }) {
  const { t } = useTranslation();
  const { slug } = useSession();
  const Icon = PARTS[part];
  return (
    <Button
      component={Link}
      to={`/${slug}/${part}`}
      variant="default"
      radius="xl"
      leftSection={<Icon size={18} aria-hidden />}
    >
      {t(part === 'bookings' ? 'nav.myBookings' : 'nav.myAppointments')}
    </Button>
  );
}
