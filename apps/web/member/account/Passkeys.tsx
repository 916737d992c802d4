import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { AddPasskey } from './AddPasskey.js';
import { PasskeyItem } from './PasskeyItem.js';
import { MyPasskeysQuery } from './passkeys.documents.js';
import classes from './Account.module.css';

/** The passkeys of this person. */
export function Passkeys() {
  const { t } = useTranslation();
  const [{ data, error }, reexecuteQuery] = useQuery({ query: MyPasskeysQuery });
  const refetch = () => reexecuteQuery({ requestPolicy: 'network-only' });
  const passkeys = data?.me?.passkeys;
  return (
    <section aria-labelledby="passkeys" className={classes['section']}>
      <h2 id="passkeys" className={classes['title']}>
        {t('passkeys.title')}
      </h2>
      <p className={classes['muted']}>{t('passkeys.lead')}</p>
      {error && !data && <FailureNotice error={error} retry={refetch} />}
      {!data && !error && <Skeleton h={72} mt="md" radius="lg" />}
      {passkeys?.length === 0 && <p>{t('passkeys.none')}</p>}
      {passkeys && passkeys.length > 0 && (
        <ul className={classes['list']}>
          {passkeys.map((passkey) => (
            <PasskeyItem key={passkey.id} passkey={passkey} changed={refetch} />
          ))}
        </ul>
      )}
      {passkeys && <AddPasskey added={refetch} />}
    </section>
  );
}
