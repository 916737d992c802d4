import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { useSession } from '../../frame/session.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { DownloadCsv } from '../../parts/DownloadCsv.js';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { LoadingBlock } from '../../parts/LoadingBlock.js';
import { Notice } from '../../parts/Notice.js';
import { Page } from '../../parts/Page.js';
import { minutesText } from '../../rules/when.js';
import desk from '../Desk.module.css';
import { type PassUsage, PassUsageQuery } from './documents.js';
import classes from './Passes.module.css';

/** How the passes of the network are used: by plan and state, their hours, who runs out, and the last six months. */
export default function PassUsagePage() {
  const { t } = useTranslation();
  const { slug } = useSession();
  const [{ data, error }, refetch] = useQuery({ query: PassUsageQuery, requestPolicy: 'cache-and-network' });
  const usage = data?.passUsage;
  const rows = ({ plans }: PassUsage) => [
    t('passes.columns', { returnObjects: true }),
    ...plans.map(({ name, active, paused, ending, grantedMinutes, usedMinutes, runningOut }) =>
      [name, active, paused, ending, grantedMinutes, usedMinutes, runningOut].map(String),
    ),
  ];
  return (
    <Page
      title={t('passes.usage')}
      lead={t('passes.usageLead')}
      aside={
        <div className={desk['actions']}>
          {usage && <DownloadCsv name={`${slug}-pass-usage`} rows={() => rows(usage)} />}
          <Link to={`/${slug}/admin/passes/subscriptions`} className={desk['link']!}>
            {t('passes.subscriptions')}
          </Link>
        </div>
      }
    >
      {error && !usage && <FailureNotice error={error} retry={() => refetch({ requestPolicy: 'network-only' })} />}
      {!usage && !error && <LoadingBlock height={320} />}
      {usage && usage.plans.length === 0 && <Notice text={t('passes.none')} />}
      {usage && usage.plans.length > 0 && (
        <>
          <ul className={desk['rows']}>
            {usage.plans.map((plan) => (
              <li key={plan.code} className={desk['row']}>
                <div className={desk['what']}>
                  <h2 className={desk['rowTitle']}>{plan.name}</h2>
                  <p>{t('passes.states', { active: plan.active, paused: plan.paused, ending: plan.ending })}</p>
                  {plan.runningOut > 0 && (
                    <p className={desk['muted']}>{t('passes.runningOut', { count: plan.runningOut })}</p>
                  )}
                </div>
                {plan.grantedMinutes > 0 && (
                  <Bar
                    part={plan.usedMinutes}
                    whole={plan.grantedMinutes}
                    label={t('passes.used', {
                      used: minutesText(plan.usedMinutes),
                      included: minutesText(plan.grantedMinutes),
                    })}
                  />
                )}
              </li>
            ))}
          </ul>
          {usage.overCap > 0 && <p className={classes['note']}>{t('passes.overCap', { count: usage.overCap })}</p>}
          <Months months={usage.months} />
        </>
      )}
    </Page>
  );
}

function Bar({ part, whole, label }: { part: number; whole: number; label: string }) {
  return (
    <div className={classes['bar']}>
      <div className={classes['track']} aria-hidden>
        <div style={{ width: `${Math.min(1, part / whole) * 100}%` }} />
      </div>
      <p>{label}</p>
    </div>
  );
}

function Months({ months }: Pick<PassUsage, 'months'>) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { network } = useSession();
  const month = new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    month: 'long',
    year: 'numeric',
    timeZone: network.zone,
  });
  return (
    <div className={desk['section']}>
      <h2 id="months" className={desk['heading']}>
        {t('passes.months')}
      </h2>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a table wider than a phone is scrolled by keyboard */}
      <section className={desk['scroll']} tabIndex={0} aria-labelledby="months">
        <table className={desk['table']}>
          <thead>
            <tr>
              {t('passes.monthColumns', { returnObjects: true }).map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {months.map(({ start, atStart, begun, ended }) => (
              <tr key={start}>
                <th scope="row">{month.format(new Date(start))}</th>
                <td>{atStart}</td>
                <td>{begun}</td>
                <td>{ended}</td>
                <td>{atStart > 0 ? `${Math.round((ended / atStart) * 100)} %` : '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
