import classes from './People.module.css';

interface Props {
  name: string;
  photo: { url: string; alternativeText: string } | null;
  size?: 'small' | 'large';
}

/** A person's photo, or the first letters of their name. */
export function Portrait({ name, photo, size = 'small' }: Props) {
  const letters = name
    .split(/\s+/)
    .map((word) => [...word][0] ?? '')
    .slice(0, 2)
    .join('');
  return (
    <div className={classes['portrait']} data-size={size}>
      {photo ? <img src={photo.url} alt={photo.alternativeText} loading="lazy" /> : <span aria-hidden>{letters}</span>}
    </div>
  );
}
