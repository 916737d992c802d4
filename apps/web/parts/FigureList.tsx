import classes from './FigureList.module.css';

/** Figures in tiles, each with what it counts. */
export function FigureList({ figures }: { figures: readonly { readonly label: string; readonly value: string }[] }) {
  return (
    <dl className={classes['figures']}>
      {figures.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
