import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { graphql } from '../../api/graphql.js';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { LoadingBlock } from '../../parts/LoadingBlock.js';
import { Notice } from '../../parts/Notice.js';
import { Page } from '../../parts/Page.js';
import { QrCode } from '../../parts/QrCode.js';
import { useVenueOfDesk } from '../useVenueOfDesk.js';
import classes from './Poster.module.css';

const CheckInCodeQuery = graphql(`
  query CheckInCode($venueId: ID!) {
    venueCheckInCode(venueId: $venueId) {
      path
    }
  }
`);

/** The poster for the entrance, with the code with which members check in. */
export default function PosterPage() {
  const { t } = useTranslation();
  const { id, name } = useVenueOfDesk();
  const [{ data, error }, refetch] = useQuery({ query: CheckInCodeQuery, variables: { venueId: id } });
  const code = data?.venueCheckInCode;
  return (
    <Page
      title={t('venueDesk.poster')}
      lead={t('venueDesk.posterLead')}
      aside={
        code && (
          <Button radius="xl" leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => window.print()}>
            {t('venueDesk.posterPrint')}
          </Button>
        )
      }
    >
      {error && !data && <FailureNotice error={error} retry={() => refetch({ requestPolicy: 'network-only' })} />}
      {!data && !error && <LoadingBlock height={360} />}
      {data && !code && <Notice title={t('venueDesk.withdrawn')} text={t('venueDesk.withdrawnText')} />}
      {code && (
        <article className={classes['poster']}>
          <h2>{t('venueDesk.posterTitle', { name })}</h2>
          <QrCode text={window.location.origin + code.path} label={t('venueDesk.posterCode')} pixels={280} />
          <p>{t('venueDesk.posterText')}</p>
        </article>
      )}
    </Page>
  );
}
