import type { ReactNode } from 'react';
import classes from './Notice.module.css';

interface Props {
  title?: string;
  text: ReactNode;
  action?: ReactNode;
  tone?: 'calm' | 'warm';
  role?: 'alert' | 'status';
  /** Where the notice is the whole page, its title is the page's. */
  whole?: boolean;
}

/** Shown where a page has nothing else to show: empty, failed or not found; with what to do next. */
export function Notice({ title, text, action, tone = 'calm', role, whole = false }: Props) {
  const Title = whole ? 'h1' : 'h2';
  return (
    <div className={classes['notice']} data-tone={tone} role={role}>
      <svg viewBox="0 0 120 72" className={classes['drawing']} aria-hidden>
        <path d="M6 72V44a22 22 0 0 1 44 0v28z" fill="#f1c5b2" />
        <path d="M14 72V46a14 14 0 0 1 28 0v26z" fill="#fbe9c8" />
        <path d="M44 72V36a28 28 0 0 1 56 0v36z" fill="#b3d5d1" />
        <path d="M54 72V38a18 18 0 0 1 36 0v34z" fill="#fdf6e6" />
        <circle cx="72" cy="32" r="6" fill="#e7a488" />
        <path d="M0 72h120" stroke="#8abdb8" strokeWidth="2" />
      </svg>
      {title && <Title className={classes['title']}>{title}</Title>}
      <div className={classes['text']}>{text}</div>
      {action && <div className={classes['action']}>{action}</div>}
    </div>
  );
}
