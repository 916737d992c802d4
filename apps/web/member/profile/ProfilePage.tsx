import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { useSession } from '../../frame/session.js';
import desk from '../../network-desk/Desk.module.css';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { LoadingBlock } from '../../parts/LoadingBlock.js';
import { Notice } from '../../parts/Notice.js';
import { Page } from '../../parts/Page.js';
import { SignInFirst } from '../../parts/SignInFirst.js';
import { AsOthersSeeMe } from './AsOthersSeeMe.js';
import { MyProfileQuery } from './documents.js';
import { MyBlocks } from './MyBlocks.js';
import { PhotoField } from './PhotoField.js';
import { ProfileForm } from './ProfileForm.js';

/** The member's own profile: to edit, field by field with who sees it, and as others see it. */
export default function ProfilePage() {
  const { t } = useTranslation();
  const { slug, me } = useSession();
  const [params] = useSearchParams();
  const isPreview = params.get('view') === 'preview';
  return (
    <Page
      title={t('profile.title')}
      lead={t('profile.lead')}
      aside={
        me?.member && (
          <Link className={desk['link']!} to={`/${slug}/profile${isPreview ? '' : '?view=preview'}`}>
            {t(isPreview ? 'profile.edit' : 'profile.preview')}
          </Link>
        )
      }
    >
      {!me?.member && <SignInFirst />}
      {me?.member && (isPreview ? <AsOthersSeeMe /> : <Editor memberId={me.member.id} />)}
    </Page>
  );
}

function Editor({ memberId }: { memberId: string }) {
  const { t } = useTranslation();
  const [{ data, error }, reexecuteQuery] = useQuery({ query: MyProfileQuery, requestPolicy: 'network-only' });
  const refetch = () => reexecuteQuery({ requestPolicy: 'network-only' });
  const mine = data?.myProfile;
  return (
    <>
      {error && !mine && <FailureNotice error={error} retry={refetch} />}
      {!mine && !error && <LoadingBlock height={480} />}
      {mine && (
        <>
          {!mine.isListed && <Notice text={t('profile.notListed')} tone="warm" />}
          <section aria-label={t('profile.field.photo')} className={desk['section']}>
            <h2 className={desk['heading']}>{t('profile.field.photo')}</h2>
            <PhotoField memberId={memberId} profile={mine.profile} changed={refetch} />
          </section>
          <ProfileForm mine={mine} saved={refetch} />
          <MyBlocks />
        </>
      )}
    </>
  );
}
