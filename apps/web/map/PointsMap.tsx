import 'maplibre-gl/dist/maplibre-gl.css';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../frame/session.js';
import { MapMissing } from './MapMissing.js';
import { openMap, type OpenMap } from './open-map.js';
import type { MapPoint } from './point.js';
import classes from './Map.module.css';

interface Props {
  points: MapPoint[];
  /** The place the search is about. */
  around?: { lat: number; lon: number } | null;
  lit?: string | null;
  onPick?: (id: string) => void;
  /** The pins can be moved. Fields beside the map must do the same. */
  onMove?: (point: { lat: number; lon: number }) => void;
  label: string;
  /** What does the same as the map; without it, the list beside it. */
  note?: string;
}

/** Points of a list on a map. The list beside it is its equivalent for who cannot see or point. */
export default function PointsMap({ points, around = null, lit = null, onPick, onMove, label, note }: Props) {
  const { t } = useTranslation();
  const { slug, network } = useSession();
  const box = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<OpenMap | 'failed' | null>(null);
  const pick = useRef(onPick);
  pick.current = onPick;
  const move = useRef(onMove);
  move.current = onMove;

  useEffect(() => {
    try {
      const map = openMap(box.current!, {
        slug,
        centre: [network.centre.lon, network.centre.lat],
        texts: { map: t('map.canvas'), zoomIn: t('map.zoomIn'), zoomOut: t('map.zoomOut'), gesture: t('map.gesture') },
        onPick: (id) => pick.current?.(id),
        onMove: move.current && ((point) => move.current?.(point)),
      });
      setOpen(map);
      return () => map.close();
    } catch {
      return setOpen('failed');
    }
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- opened once per network
  }, [slug]);

  // Compared by content: a new array with the same places must not move the map under the reader.
  const content = JSON.stringify([points, around]);
  useEffect(() => {
    if (open && open !== 'failed') open.show(points, around);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- content stands for points and around
  }, [open, content]);
  useEffect(() => {
    if (open && open !== 'failed') open.light(lit);
  }, [open, lit, content]);

  return (
    <section className={classes['map']} aria-label={label}>
      <p className="visually-hidden">{note ?? t('map.sameAsList')}</p>
      {open === 'failed' ? (
        <MapMissing {...(note && { text: note })} />
      ) : (
        <div ref={box} className={classes['canvas']} />
      )}
    </section>
  );
}
