import { IconAlertCircle } from '@tabler/icons-react';
import classes from './SignIn.module.css';

export function Problem({ text }: { text: string }) {
  return (
    <div role="alert">
      {text && (
        <p className={classes['problem']}>
          <IconAlertCircle size={20} aria-hidden />
          {text}
        </p>
      )}
    </div>
  );
}
