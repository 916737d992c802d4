import { type DragEvent, useRef } from 'react';
import { useNavigate } from 'react-router';
import { useSession } from '../../frame/session.js';
import { droppedStart } from '../../rules/planning-drop.js';

const trackUnder = (event: DragEvent) => (event.target as Element).closest<HTMLElement>('td[data-space]');

/** Dragging a bar to another time or space opens the form that moves the booking. Nothing moves before the form is sent. */
export function useBookingDrag(address: string) {
  const navigate = useNavigate();
  const { gridMinutes } = useSession().network.bookingLimits;
  const dragged = useRef<{ id: string; grabbedAt: number } | null>(null);

  function onDragStart(event: DragEvent) {
    const bar = (event.target as Element).closest<HTMLElement>('a[data-movable="true"]');
    if (!bar) return event.preventDefault();
    dragged.current = { id: bar.dataset['id']!, grabbedAt: event.clientX - bar.getBoundingClientRect().left };
    event.dataTransfer.effectAllowed = 'move';
  }

  function onDragOver(event: DragEvent) {
    if (dragged.current && trackUnder(event)) event.preventDefault();
  }

  function onDrop(event: DragEvent) {
    const track = trackUnder(event);
    if (!dragged.current || !track) return;
    event.preventDefault();
    const { left, width } = track.getBoundingClientRect();
    const hours = { from: Number(track.dataset['from']), until: Number(track.dataset['until']) };
    const start = droppedStart(hours, (event.clientX - dragged.current.grabbedAt - left) / width, gridMinutes);
    const to = `?${address}&show=${dragged.current.id}&space=${track.dataset['space']}&start=${start}`;
    dragged.current = null;
    void navigate(to, { preventScrollReset: true });
  }

  return { onDragStart, onDragOver, onDrop };
}
