import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './Card.module.css';

/** A short fact with its picture. */
export function Fact({ Icon, children }: { Icon: Icon; children: ReactNode }) {
  return (
    <span className={classes['fact']}>
      <Icon size={17} stroke={1.8} aria-hidden />
      <span>{children}</span>
    </span>
  );
}
