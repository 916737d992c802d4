import type { Icon as IconType } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './Places.module.css';

interface Props {
  Icon?: IconType;
  pressed: boolean;
  onPress: () => void;
  children: ReactNode;
}

/** A filter that is on or off. */
export function Pill({ Icon, pressed, onPress, children }: Props) {
  return (
    <button type="button" className={classes['pill']} aria-pressed={pressed} onClick={onPress}>
      {Icon && <Icon size={18} stroke={1.7} aria-hidden />}
      {children}
    </button>
  );
}
