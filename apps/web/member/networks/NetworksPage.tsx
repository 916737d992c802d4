import { useMemo } from 'react';
import { Navigate, useSearchParams } from 'react-router';
import { Provider } from 'urql';
import { createApi } from '../../api/client.js';
import { readStored } from '../../frame/browser-storage.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { NetworkChoice } from './NetworkChoice.js';

const homeNetwork = () => document.querySelector<HTMLMetaElement>('meta[name="traboule-network"]')?.content || 'lyon';

/** "/": on to the network of last time, or a choice of all. */
export default function NetworksPage() {
  const language = useLanguage();
  const [params] = useSearchParams();
  const client = useMemo(() => createApi(homeNetwork(), language), [language]);
  const last = readStored('network');
  if (last && !params.has('choose')) return <Navigate to={`/${last}`} replace />;
  return (
    <Provider value={client}>
      <NetworkChoice />
    </Provider>
  );
}
