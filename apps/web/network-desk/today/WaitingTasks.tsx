import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '../../api/graphql.js';
import { useSession } from '../../frame/session.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { momentText } from '../../rules/when.js';
import classes from '../Desk.module.css';

const NetworkTasksQuery = graphql(`
  query NetworkTasks {
    networkTasks {
      kind
      text
      path
      at
    }
  }
`);

/** What waits for the administrators, each line with its page. */
export function WaitingTasks() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { slug, network } = useSession();
  const [{ data, error }, refetch] = useQuery({ query: NetworkTasksQuery, requestPolicy: 'cache-and-network' });
  const tasks = data?.networkTasks;
  return (
    <section aria-labelledby="waiting" className={classes['section']}>
      <h2 id="waiting" className={classes['heading']}>
        {t('networkDesk.waiting')}
      </h2>
      {error && !data && <FailureNotice error={error} retry={() => refetch({ requestPolicy: 'network-only' })} />}
      {!data && !error && <Skeleton h={120} radius="lg" aria-label={t('shell.loading')} />}
      {tasks?.length === 0 && <p className={classes['muted']}>{t('networkDesk.nothingWaits')}</p>}
      {tasks && tasks.length > 0 && (
        <ul className={classes['rows']}>
          {tasks.map(({ kind, text, path, at }) => (
            <li key={kind + path} className={classes['row']}>
              <div className={classes['what']}>
                <Link to={`/${slug}${path}`}>{text}</Link>
              </div>
              {at && <span className={classes['muted']}>{momentText(at, network.zone, language)}</span>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
