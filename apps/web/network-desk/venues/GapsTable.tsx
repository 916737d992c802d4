import { useTranslation } from 'react-i18next';
import type { ResultOf } from '../../api/graphql.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { kilometres } from '../../rules/gaps.js';
import type { TerritoryCoverageQuery } from './documents.js';
import desk from '../Desk.module.css';
import own from './Venues.module.css';

interface Props {
  parts: ResultOf<typeof TerritoryCoverageQuery>['territoryCoverage'];
  /** How many parts come before. */
  first: number;
  lit: string | null;
  light: (id: string) => void;
}

/** The parts of the territory with the numbers that they have on the map. */
export function GapsTable({ parts, first, lit, light }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [nameTitle, , venuesTitle, spacesTitle, nearestTitle, distanceTitle] = t('gaps.columns', {
    returnObjects: true,
  });
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a table wider than a phone is scrolled by keyboard
    <section className={desk['scroll']} tabIndex={0} aria-label={t('gaps.table')}>
      <table className={`${desk['table']} ${own['table']}`}>
        <caption className="visually-hidden">{t('gaps.table')}</caption>
        <thead>
          <tr>
            {[t('gaps.number'), nameTitle, distanceTitle, nearestTitle, venuesTitle, spacesTitle].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {parts.map(({ id, name, kind, publishedVenues, spaces, nearestVenue, nearestMeters }, i) => (
            <tr key={id} data-lit={lit === id} onPointerEnter={() => light(id)}>
              <td className={own['number']}>{first + i + 1}</td>
              <th scope="row">
                {name} <span className={own['kind']}>{t(`gaps.kind.${kind}`)}</span>
              </th>
              <td className={own['number']}>{kilometres(nearestMeters, language)}</td>
              <td>{nearestVenue ?? t('gaps.noVenue')}</td>
              <td className={own['number']}>{publishedVenues}</td>
              <td className={own['number']}>{spaces}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
