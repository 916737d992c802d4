import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useSession } from '../../frame/session.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { Pager } from '../../parts/Pager.js';
import { usePaging } from '../../parts/usePaging.js';
import { momentText } from '../../rules/when.js';
import { MyAccessQuery } from './security.documents.js';
import classes from './Account.module.css';

/** What others read or did about this person, for as long as the log keeps it. */
export function AccessToMyData() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { me, network } = useSession();
  const heading = useRef<HTMLHeadingElement>(null);
  const paging = usePaging('', 20, () => heading.current?.focus());
  const [{ data, error }, refetch] = useQuery({
    query: MyAccessQuery,
    variables: { first: paging.size, after: paging.after },
    requestPolicy: 'cache-and-network',
    pause: !me?.member,
  });
  if (!me?.member) return null;
  const access = data?.myAccess;
  return (
    <section aria-labelledby="access" className={classes['section']}>
      <h2 id="access" ref={heading} tabIndex={-1} className={classes['title']}>
        {t('access.title')}
      </h2>
      <p className={classes['muted']}>{t('access.lead')}</p>
      {error && !data && <FailureNotice error={error} retry={() => refetch({ requestPolicy: 'network-only' })} />}
      {access?.totalCount === 0 && <p>{t('access.none')}</p>}
      {access && access.totalCount > 0 && (
        <>
          <ul className={classes['list']}>
            {access.edges.map(({ node }) => (
              <li key={node.id} className={classes['item']}>
                <div className={classes['what']}>
                  <strong>{t(`auditAction.${node.action}`)}</strong>
                  {node.actorName && ` · ${node.actorName}`}
                  <br />
                  <span className={classes['muted']}>{momentText(node.at, network.zone, language)}</span>
                </div>
              </li>
            ))}
          </ul>
          <Pager paging={paging} shown={access.edges.length} total={access.totalCount} {...access.pageInfo} />
        </>
      )}
    </section>
  );
}
