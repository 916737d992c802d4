import { useMemo, useState } from 'react';
import { Outlet, useParams } from 'react-router';
import { Provider } from 'urql';
import { createApi } from '../api/client.js';
import { useLanguage } from '../i18n/useLanguage.js';
import { SessionProvider } from './SessionProvider.js';

/** Everything under /{slug}: the api client and the session that both frames use. */
export function NetworkLayout() {
  const slug = useParams()['slug']!;
  const language = useLanguage();
  const [clientVersion, setClientVersion] = useState(0);
  const api = useMemo(() => ({ clientVersion, client: createApi(slug, language) }), [slug, language, clientVersion]);
  return (
    <Provider value={api.client}>
      <SessionProvider key={slug} slug={slug} refetchAll={() => setClientVersion((n) => n + 1)}>
        <Outlet />
      </SessionProvider>
    </Provider>
  );
}
