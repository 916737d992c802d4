import { IconCircleCheck } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import classes from '../../parts/booking/BookingTicket.module.css';

/** What a cancellation restored. It stays after the booking has left the list. */
export function RestoredNotice({ text }: { text: string }) {
  const box = useRef<HTMLOutputElement>(null);
  useEffect(() => box.current?.focus(), []);
  if (!text) return null;
  return (
    <output ref={box} tabIndex={-1} className={classes['given']} style={{ marginBottom: '1rem' }}>
      <IconCircleCheck size={20} aria-hidden />
      {text}
    </output>
  );
}
