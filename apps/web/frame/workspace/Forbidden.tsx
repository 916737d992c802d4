import { Button, Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '../../api/graphql.js';
import { Notice } from '../../parts/Notice.js';
import { Page } from '../../parts/Page.js';
import { SignInFirst } from '../../parts/SignInFirst.js';
import { useSession } from '../session.js';

const MissingSecondFactorQuery = graphql(`
  query MissingSecondFactor {
    me {
      id
      secondFactor {
        required
        done
      }
    }
  }
`);

/** Shown instead of a workspace that is not the person's: why, and what they can do. */
export function Forbidden() {
  const { t } = useTranslation();
  const { slug, me, network } = useSession();
  const [{ data, fetching }] = useQuery({ query: MissingSecondFactorQuery, pause: !me });
  const secondFactor = data?.me?.secondFactor;
  const isSecondFactorMissing = secondFactor?.required === true && !secondFactor.done;
  return (
    <Page title={t('workspace.forbidden')}>
      {!me && <SignInFirst />}
      {me && fetching && <Skeleton h={220} radius="lg" />}
      {me && !fetching && isSecondFactorMissing && (
        <Notice
          title={t('workspace.secondFactorMissing')}
          text={t('workspace.secondFactorMissingText')}
          action={
            <Button component={Link} to={`/${slug}/account`}>
              {t('account.title')}
            </Button>
          }
        />
      )}
      {me && !fetching && !isSecondFactorMissing && (
        <Notice
          title={t('workspace.roleMissing')}
          text={t('workspace.roleMissingText', { network: network.name, email: me.email })}
          action={
            <Button component={Link} to={`/${slug}`}>
              {t('notFound.home')}
            </Button>
          }
        />
      )}
    </Page>
  );
}
