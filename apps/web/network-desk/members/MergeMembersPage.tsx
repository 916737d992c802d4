import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { useSession } from '../../frame/session.js';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { Page } from '../../parts/Page.js';
import classes from '../Desk.module.css';
import { MembersQuery } from './documents.js';
import { MemberChoice } from './MemberChoice.js';
import { MergePanel } from './MergePanel.js';

/** Makes one account of two that one person has: choose both, see what moves, say why. Both choices are in the address. */
export default function MergeMembersPage() {
  const { t } = useTranslation();
  const { slug } = useSession();
  const [params, setParams] = useSearchParams();
  const kept = useMemberByEmail(params.get('kept'));
  const merged = useMemberByEmail(params.get('merged'));
  const choose = (name: 'kept' | 'merged') => (email: string | null) => {
    const next = new URLSearchParams(params);
    if (email) next.set(name, email);
    else next.delete(name);
    setParams(next);
  };
  const error = kept.error ?? merged.error;

  return (
    <Page
      title={t('mergeMembers.title')}
      lead={t('mergeMembers.lead')}
      aside={
        <Link className={classes['link']!} to={`/${slug}/admin/members`}>
          {t('invite.back')}
        </Link>
      }
    >
      {error && (
        <FailureNotice
          error={error}
          retry={() => {
            kept.reload();
            merged.reload();
          }}
        />
      )}
      <div className={classes['pair']}>
        <MemberChoice title={t('mergeMembers.kept')} {...kept} choose={choose('kept')} />
        <MemberChoice title={t('mergeMembers.merged')} {...merged} choose={choose('merged')} />
      </div>
      {kept.member && merged.member && (
        <MergePanel key={`${kept.member.id} ${merged.member.id}`} kept={kept.member} merged={merged.member} />
      )}
    </Page>
  );
}

function useMemberByEmail(email: string | null) {
  const [{ data, error, fetching }, reload] = useQuery({
    query: MembersQuery,
    variables: { text: email ?? '', inState: null, withRole: null, first: 5, after: null },
    pause: !email,
  });
  const found = email
    ? data?.members.edges.find(({ node }) => node.email === email && node.state !== 'LEFT')
    : undefined;
  return {
    member: found?.node ?? null,
    isLoading: fetching && email !== null,
    error: email ? error : undefined,
    reload: () => reload({ requestPolicy: 'network-only' }),
  };
}
