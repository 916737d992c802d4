import { Skeleton } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import classes from './Chart.module.css';
import type { ChartOption } from './options.js';

interface Props {
  /** What the picture shows, for those who do not see it; the figures themselves are in a table. */
  label: string;
  height: number;
  /** The chart for a width in pixels. It must not change from one rendering to the next unless its figures do. */
  option: (width: number) => ChartOption;
}

/** A chart, drawn again when its width changes. The library that draws it loads with the first chart. */
export function Chart({ label, height, option }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const [isDrawn, setDrawn] = useState(false);

  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry!.contentRect.width)));
    observer.observe(frame.current!);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    if (width === 0) return;
    let isCurrent = true;
    void import('./draw.js').then(({ drawChart }) => {
      if (!isCurrent) return;
      frame.current!.replaceChildren(drawChart(option(width), width, height));
      setDrawn(true);
    });
    return () => {
      isCurrent = false;
    };
  }, [option, width, height]);

  return (
    <div className={classes['chart']}>
      {!isDrawn && <Skeleton h={height} radius="lg" className={classes['waiting']!} />}
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an svg element is drawn into it */}
      <div ref={frame} role="img" aria-label={label} className={classes['frame']} />
    </div>
  );
}
