import classes from './Pass.module.css';

interface Props {
  part: number;
  whole: number;
  tone: 'deep' | 'warm';
  /** The figures in words, shown under the bar. */
  label: string;
}

export function Gauge({ part, whole, tone, label }: Props) {
  const share = whole > 0 ? Math.min(1, Math.max(0, part / whole)) : 0;
  return (
    <>
      <div className={classes['gauge']} data-tone={tone} role="img" aria-label={label}>
        <div style={{ width: `${share * 100}%` }} />
      </div>
      <p aria-hidden>{label}</p>
    </>
  );
}
