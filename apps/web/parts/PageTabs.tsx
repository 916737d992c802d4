import { NavLink } from 'react-router';
import classes from './PageTabs.module.css';

/** Links between the pages about one thing; the current page is marked. */
export function PageTabs({ label, pages }: { label: string; pages: readonly (readonly [to: string, text: string])[] }) {
  return (
    <nav aria-label={label} className={classes['tabs']}>
      {pages.map(([to, text]) => (
        <NavLink key={to} to={to} end>
          {text}
        </NavLink>
      ))}
    </nav>
  );
}
