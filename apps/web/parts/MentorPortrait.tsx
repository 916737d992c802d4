import classes from './MentorPortrait.module.css';

const MOST = 2;

/** The initials of a person in an arch, until there is a photo that they show. */
export function MentorPortrait({ name }: { name: string }) {
  const initials = name
    .split(/\s+/)
    .slice(0, MOST)
    .map((word) => [...word][0]?.toUpperCase() ?? '')
    .join('');
  return (
    <span className={classes['portrait']} aria-hidden>
      {initials}
    </span>
  );
}
