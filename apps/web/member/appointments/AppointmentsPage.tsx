import { useSearchParams } from 'react-router';
import { AppointmentByCode } from './AppointmentByCode.js';
import { MyAppointments } from './MyAppointments.js';

/** My appointments with mentors, or with `?code=…` the one a mail speaks of. */
export default function AppointmentsPage() {
  const [params] = useSearchParams();
  const code = params.get('code');
  return code ? <AppointmentByCode code={code} /> : <MyAppointments key={String(params.has('past'))} />;
}
