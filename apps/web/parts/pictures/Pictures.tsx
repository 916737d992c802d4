import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Pictures.module.css';

export interface ShownPicture {
  id: string;
  width: number;
  height: number;
  small: string;
  medium: string;
  large: string;
  alternativeText: string;
}

/** Widths of the three sizes: their longest side is 320, 800 and 1600 pixels. */
function sourcesOf({ width, height, small, medium, large }: ShownPicture): string {
  const widthOf = (side: number) => Math.round(Math.min(1, side / Math.max(width, height)) * width);
  return `${small} ${widthOf(320)}w, ${medium} ${widthOf(800)}w, ${large} ${width}w`;
}

/** Photos: one large, and the others to choose from. */
export function Pictures({ pictures }: { pictures: readonly ShownPicture[] }) {
  const { t } = useTranslation();
  const [shownId, setShownId] = useState('');
  const shown = pictures.find(({ id }) => id === shownId) ?? pictures[0];
  if (!shown) return null;
  return (
    <section className={classes['pictures']} aria-label={t('pictures.list')}>
      <img
        className={classes['large']}
        src={shown.medium}
        srcSet={sourcesOf(shown)}
        sizes="(max-width: 60em) 100vw, 40rem"
        width={shown.width}
        height={shown.height}
        alt={shown.alternativeText}
      />
      {pictures.length > 1 && (
        <ul className={classes['choice']}>
          {pictures.map((picture, i) => (
            <li key={picture.id}>
              <button
                type="button"
                aria-pressed={picture.id === shown.id}
                aria-label={t('pictures.show', { number: i + 1, text: picture.alternativeText })}
                onClick={() => setShownId(picture.id)}
              >
                <img src={picture.small} alt="" loading="lazy" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
