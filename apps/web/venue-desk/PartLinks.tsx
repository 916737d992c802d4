import { Link } from 'react-router';
import classes from './VenueDesk.module.css';

interface Props {
  label: string;
  links: { to: string; text: string; current: boolean }[];
}

/** The parts of a page, each with its own address. */
export function PartLinks({ label, links }: Props) {
  return (
    <nav aria-label={label}>
      <ul className={classes['parts']}>
        {links.map(({ to, text, current }) => (
          <li key={to}>
            <Link to={to} aria-current={current ? 'page' : undefined}>
              {text}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
