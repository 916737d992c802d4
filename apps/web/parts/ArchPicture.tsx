import { VENUE_LOOK, type VenueKind } from './kinds.js';
import classes from './ArchPicture.module.css';

interface Props {
  kind: VenueKind;
  /** Makes each place a little different: the courtyard, the sun, the step. */
  seed: string;
  size?: 'small' | 'large';
  rank?: number;
}

function hash(text: string): number {
  let h = 0;
  for (let i = 0; i < text.length; i++) h = (h * 31 + text.charCodeAt(i)) >>> 0;
  return h;
}

/** A picture for every place, drawn from its kind: an arch, the passage behind it, and what is done inside. */
export function ArchPicture({ kind, seed, size = 'small', rank }: Props) {
  const { Icon, wall, shade, light } = VENUE_LOOK[kind];
  const h = hash(seed);
  const sunX = 38 + (h % 5) * 6;
  const depth = (h >> 3) % 3;
  return (
    <div className={classes[size]}>
      <svg viewBox="0 0 100 112" preserveAspectRatio="xMidYMid slice" className={classes['drawing']} aria-hidden>
        <rect width="100" height="112" fill={wall} />
        {[18, 44, 70, 96].map((y, row) =>
          [0, 1, 2].map((column) => (
            <rect
              key={`${row}-${column}`}
              x={column * 40 - (row % 2) * 20}
              y={y - 18}
              width="39"
              height="25"
              rx="2"
              fill="#fff"
              opacity={0.05 + ((h >> (row * 3 + column)) % 3) * 0.03}
            />
          )),
        )}
        <path d="M12 112V50a38 38 0 0 1 76 0v62z" fill={shade} />
        <path d={`M20 112V52a30 30 0 0 1 60 0v60z`} fill={light} />
        {(h >> 5) % 2 === 0 && <circle cx={sunX} cy="38" r="7" fill="#fff" opacity="0.85" />}
        {depth > 0 && <path d="M20 112V52a30 30 0 0 1 12-24v84z" fill={shade} opacity="0.28" />}
        {depth > 1 && <path d="M80 112V52a30 30 0 0 0-12-24v84z" fill={shade} opacity="0.18" />}
        <path d="M20 112l9-14h42l9 14z" fill={wall} opacity="0.55" />
        <path d="M29 98l5-8h32l5 8z" fill={wall} opacity="0.35" />
      </svg>
      <Icon className={classes['icon']} stroke={1.6} aria-hidden />
      {rank !== undefined && (
        <span className={classes['rank']} aria-hidden>
          {rank}
        </span>
      )}
    </div>
  );
}
