import { IconInfoCircle } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import classes from './OfferCard.module.css';

/** Takes the focus when it appears, so keyboard and screen reader users land on the answer. */
export function OutcomeFrame({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus({ preventScroll: false }), []);
  return (
    <div ref={box} tabIndex={-1} role="alert" className={classes['outcome']}>
      <h4 className={classes['outcomeTitle']}>
        <IconInfoCircle size={20} aria-hidden />
        {title}
      </h4>
      <p>{text}</p>
      {children}
    </div>
  );
}
