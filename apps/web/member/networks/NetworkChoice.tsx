import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '../../api/graphql.js';
import { BrandMark } from '../../parts/BrandMark.js';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { PassageDrawing } from '../search/PassageDrawing.js';
import hero from '../search/Hero.module.css';
import classes from './Networks.module.css';

const NetworksQuery = graphql(`
  query Networks {
    networks {
      id
      slug
      name
      venueCount
    }
  }
`);

export function NetworkChoice() {
  const { t } = useTranslation();
  const [{ data, error }, refetch] = useQuery({ query: NetworksQuery });
  return (
    <main>
      <title>Traboule</title>
      <div className={hero['hero']} data-compact="false">
        <div className={hero['inner']}>
          <div className={hero['words']}>
            <p className={classes['brand']}>
              <BrandMark size={44} />
              Traboule
            </p>
            <h1 className={hero['title']}>{t('networks.title')}</h1>
            <p className={hero['lead']}>{t('networks.lead')}</p>
            {!data && !error && <Skeleton h={220} radius="lg" opacity={0.2} />}
            <ul className={classes['networks']}>
              {data?.networks.map((network) => (
                <li key={network.id}>
                  <Link to={`/${network.slug}`} className={classes['network']}>
                    <span className={classes['name']}>{network.name}</span>
                    <span>{t('networks.venues', { count: network.venueCount })}</span>
                  </Link>
                </li>
              ))}
            </ul>
          </div>
          <PassageDrawing />
        </div>
      </div>
      {error && !data && <FailureNotice error={error} retry={() => refetch({ requestPolicy: 'network-only' })} />}
    </main>
  );
}
