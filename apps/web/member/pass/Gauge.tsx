import classes from './Pass.module.css';

interface Props {
  part: number;
  whole: number;
  tone: 'deep' | 'warm';
  /** The figures in words, below the bar that shows them. */
  label: string;
}

export function Gauge({ part, whole, tone, label }: Props) {
  const share = whole > 0 ? Math.min(1, Math.max(0, part / whole)) : 0;
  return (
    <>
      <div className={classes['gauge']} data-tone={tone} aria-hidden>
        <div style={{ width: `${share * 100}%` }} />
      </div>
      <p>{label}</p>
    </>
  );
}
