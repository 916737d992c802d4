import { Button } from '@mantine/core';
import { IconChartBar, IconTable } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { useLanguage } from '../../i18n/useLanguage.js';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { LoadingBlock } from '../../parts/LoadingBlock.js';
import { Notice } from '../../parts/Notice.js';
import { Page } from '../../parts/Page.js';
import { FIGURES_DAYS, daysFrom } from '../../rules/figures.js';
import { dateAfter, dayText } from '../../rules/when.js';
import { useVenueOfDesk } from '../useVenueOfDesk.js';
import { VenueFiguresQuery } from './documents.js';
import classes from './Figures.module.css';
import { HourFigures } from './HourFigures.js';
import { LeadTimeFigures } from './LeadTimeFigures.js';
import { SpaceFigures } from './SpaceFigures.js';
import { Totals } from './Totals.js';
import { UnmetFigures } from './UnmetFigures.js';

/** How the venue was used. The period is in the address, and whether figures are shown as pictures or as tables. */
export default function FiguresPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const desk = useVenueOfDesk();
  const [params] = useSearchParams();
  const days = daysFrom(params.get('days'));
  const asTables = params.get('view') === 'tables';
  const [{ data, error }, refetch] = useQuery({ query: VenueFiguresQuery, variables: { venueId: desk.id, days } });
  const figures = data?.venueFigures;
  const day = (date: string) => dayText(`${date}T12:00:00Z`, 'UTC', language);
  const to = (wanted: number, tables = asTables) => `?days=${wanted}${tables ? '&view=tables' : ''}`;

  return (
    <Page title={t('figures.title')} lead={t('figures.lead')}>
      <div className={classes['bar']}>
        <nav aria-label={t('figures.period')} className={classes['views']}>
          {FIGURES_DAYS.map((one) => (
            <Link key={one} to={to(one)} aria-current={one === days ? 'page' : undefined} preventScrollReset>
              {t('figures.days', { count: one })}
            </Link>
          ))}
        </nav>
        <Button
          component={Link}
          to={to(days, !asTables)}
          preventScrollReset
          variant="default"
          radius="xl"
          leftSection={asTables ? <IconChartBar size={18} aria-hidden /> : <IconTable size={18} aria-hidden />}
        >
          {t(asTables ? 'figures.asPictures' : 'figures.asTables')}
        </Button>
      </div>
      {error && !data && <FailureNotice error={error} retry={() => refetch({ requestPolicy: 'network-only' })} />}
      {!data && !error && <LoadingBlock height={400} />}
      {data && !figures && <Notice text={t('figures.none')} />}
      {figures && (
        <>
          <p className={classes['span']} aria-live="polite">
            {t('figures.span', { from: day(figures.from), until: day(dateAfter(figures.until, -1)) })}
          </p>
          <Totals figures={figures} />
          <HourFigures hours={figures.hours} asTable={asTables} days={days} />
          <SpaceFigures spaces={figures.spaces} asTable={asTables} days={days} />
          <LeadTimeFigures leadTimes={figures.leadTimes} asTable={asTables} days={days} />
          <UnmetFigures unmet={figures.unmet} days={days} />
        </>
      )}
    </Page>
  );
}
