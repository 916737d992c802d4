import classes from './Hero.module.css';

const WALLS = ['#b4654b', '#c67a5c', '#d58f70', '#e3a888', '#efc3a6', '#f7dcc0'];

/** Arch behind arch, darker to lighter, to a courtyard in the sun: the passage that gave the name. */
export function PassageDrawing() {
  return (
    <svg viewBox="0 0 420 480" className={classes['drawing']} aria-hidden>
      <path d="M0 480V210a210 210 0 0 1 420 0v270z" fill="#8c4a38" />
      {WALLS.map((fill, i) => {
        const inset = 24 + i * 24;
        const radius = 210 - inset;
        return (
          <path
            key={fill}
            d={`M${inset} 480V${216 + i * 5}a${radius} ${radius} 0 0 1 ${radius * 2} 0v${264 - i * 5}z`}
            fill={fill}
          />
        );
      })}
      <path d="M168 480V248a42 42 0 0 1 84 0v232z" fill="#fdf3dc" />
      <circle cx="210" cy="252" r="17" fill="#fff" />
      <path d="M168 402h84v78h-84z" fill="#a9c6b1" />
      <path
        d="M196 402v-58M196 360c-14-2-20-12-20-24 14 0 20 10 20 24zM196 374c12-2 18-10 18-22-12 0-18 9-18 22z"
        stroke="#3f6f5c"
        strokeWidth="3"
        fill="#5e9478"
      />
      <path d="M0 480l168-62h84l168 62z" fill="#6e392b" opacity="0.55" />
      <path d="M60 480l116-56M360 480l-116-56M210 480v-60" stroke="#f1c5b2" strokeOpacity="0.35" strokeWidth="2" />
      <path d="M210 6v44" stroke="#3a2a22" strokeWidth="3" />
      <path d="M200 50h20l5 26h-30z" fill="#3a2a22" />
      <path d="M203 54h14l3 18h-20z" fill="#fbe9c8" />
    </svg>
  );
}
