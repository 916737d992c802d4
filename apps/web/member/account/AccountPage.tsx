import { useTranslation } from 'react-i18next';
import { useSession } from '../../frame/session.js';
import { Page } from '../../parts/Page.js';
import { SignInFirst } from '../../parts/SignInFirst.js';
import { AccessToMyData } from './AccessToMyData.js';
import { Age } from './Age.js';
import { Identities } from './Identities.js';
import { Name } from './Name.js';
import { Notifications } from './Notifications.js';
import { MyData } from './MyData.js';
import { Passkeys } from './Passkeys.js';
import { Security } from './Security.js';
import { Sessions } from './Sessions.js';

/** The person's name, sign-in methods, sessions and notifications, and who accessed their data. */
export default function AccountPage() {
  const { t } = useTranslation();
  const { me } = useSession();
  return (
    <Page title={t('account.title')} lead={me?.email}>
      {!me && <SignInFirst />}
      {me && (
        <>
          <Name />
          {me.member && <Age />}
          <Security />
          <Passkeys />
          <Identities />
          <Sessions />
          <Notifications />
          <AccessToMyData />
          <MyData />
        </>
      )}
    </Page>
  );
}
