import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { useSession } from '../../frame/session.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { DownloadCsv } from '../../parts/DownloadCsv.js';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { FigureList } from '../../parts/FigureList.js';
import { LoadingBlock } from '../../parts/LoadingBlock.js';
import { Notice } from '../../parts/Notice.js';
import { Page } from '../../parts/Page.js';
import { PageTabs } from '../../parts/PageTabs.js';
import { Pager } from '../../parts/Pager.js';
import { withAskedHoles, withHoles } from '../../rules/coverage.js';
import { dayText } from '../../rules/when.js';
import desk from '../Desk.module.css';
import { CoverageTable } from './CoverageTable.js';
import { type Coverage, MentorCoverageQuery } from './documents.js';

const SIZE = 20;
const CHOICES = ['all', 'holes', 'asked'] as const;
const rowsOf = {
  all: (rows: Coverage['skills']) => rows,
  holes: withHoles<Coverage['skills'][number]>,
  asked: withAskedHoles<Coverage['skills'][number]>,
};

/** Which skills the mentors cover at which stage, where one is missing, and how well requests are answered. */
export default function CoveragePage() {
  const { t } = useTranslation();
  const { slug } = useSession();
  const [params, setParams] = useSearchParams();
  const [{ data, error }, refetch] = useQuery({ query: MentorCoverageQuery, requestPolicy: 'cache-and-network' });
  const coverage = data?.mentorCoverage;
  const show = CHOICES.find((choice) => choice === params.get('show')) ?? 'all';
  const rows = coverage && rowsOf[show](coverage.skills);
  const total = rows?.length ?? 0;
  const wanted = Number(params.get('page') ?? '1');
  const page = Number.isInteger(wanted) && wanted > 0 && (wanted - 1) * SIZE < total ? wanted - 1 : 0;
  const turn = (to: number) => setParams({ ...(show !== 'all' && { show }), ...(to > 0 && { page: String(to + 1) }) });
  const paging = { size: SIZE, page, after: null, forward: () => turn(page + 1), back: () => turn(page - 1) };
  const shown = rows?.slice(page * SIZE, (page + 1) * SIZE) ?? [];
  const csv = () => [
    [
      t('coverage.skill'),
      ...coverage!.stages.flatMap((stage) => {
        const name = t(`mentoring.stage.${stage}`);
        return [t('coverage.mentorsAt', { stage: name }), t('coverage.requestsAt', { stage: name })];
      }),
    ],
    ...rows!.map(({ skill, mentors, requests }) => [
      skill.label,
      ...mentors.flatMap((count, i) => [String(count), requests[i] === null ? '1-4' : String(requests[i])]),
    ]),
  ];

  return (
    <Page
      title={t('coverage.title')}
      lead={t('coverage.lead')}
      aside={rows && <DownloadCsv name={`${slug}-mentor-coverage`} rows={csv} />}
    >
      <PageTabs
        label={t('coverage.pages')}
        pages={[
          [`/${slug}/admin/mentors`, t('coverage.list')],
          [`/${slug}/admin/mentors/coverage`, t('coverage.page')],
        ]}
      />
      {error && !data && <FailureNotice error={error} retry={() => refetch({ requestPolicy: 'network-only' })} />}
      {!data && !error && <LoadingBlock height={360} />}
      {coverage && <Answers coverage={coverage} />}
      {coverage && (
        <NativeSelect
          label={t('coverage.show')}
          className={desk['filter']!}
          value={show}
          data={CHOICES.map((value) => ({ value, label: t(`coverage.choices.${value}`) }))}
          onChange={({ currentTarget: { value } }) => setParams(value === 'all' ? {} : { show: value })}
        />
      )}
      {rows && total === 0 && <Notice text={t(show === 'all' ? 'coverage.none' : 'coverage.noHole')} />}
      {rows && total > 0 && (
        <section className={desk['section']}>
          <h2 className={desk['heading']}>{t('coverage.count', { count: total })}</h2>
          <CoverageTable stages={coverage.stages} rows={shown} />
          <Pager
            paging={paging}
            shown={shown.length}
            total={total}
            endCursor="more"
            hasNextPage={(page + 1) * SIZE < total}
          />
        </section>
      )}
      {coverage && <Unanswered needs={coverage.unanswered} />}
    </Page>
  );
}

function Answers({ coverage }: { coverage: Coverage }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { zone } = useSession().network;
  const { answeredInTimePercent: inTime, medianHoursToAccepted: hours, since } = coverage;
  return (
    <>
      <FigureList
        figures={[
          {
            label: t('coverage.inTime'),
            value: inTime === null ? t('coverage.tooFew') : t('coverage.percent', { value: inTime }),
          },
          {
            label: t('coverage.toAccepted'),
            value: hours === null ? t('coverage.tooFew') : t('coverage.hours', { value: hours.toLocaleString(language) }),
          },
        ]}
      />
      <p className={desk['muted']}>{t('coverage.since', { day: dayText(since, zone, language) })}</p>
    </>
  );
}

function Unanswered({ needs }: { needs: Coverage['unanswered'] }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="unanswered" className={desk['section']}>
      <h2 id="unanswered" className={desk['heading']}>
        {t('coverage.unanswered')}
      </h2>
      {needs.length === 0 && <p className={desk['muted']}>{t('coverage.noneUnanswered')}</p>}
      <ul className={desk['rows']}>
        {needs.map(({ skill, requests }) => (
          <li key={skill.code} className={desk['row']}>
            <strong>{skill.label}</strong>
            <span className={desk['muted']}>
              {requests === null ? t('coverage.fewRequests') : t('coverage.requests', { count: requests })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
