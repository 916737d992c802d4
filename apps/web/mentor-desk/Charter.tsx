import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { useSession } from '../frame/session.js';
import { Problem } from '../member/sign-in/Problem.js';
import desk from '../network-desk/Desk.module.css';
import { useAction } from '../parts/useAction.js';
import { AcceptCharterMutation } from './documents.js';

const PARTS = [
  ['charter.rulesTitle', 'charter.rules'],
  ['charter.privacyTitle', 'charter.privacy'],
] as const;

/** The charter and confidentiality, which an invited mentor accepts first. */
export function Charter({ accepted }: { accepted: () => void }) {
  const { t } = useTranslation();
  const { network } = useSession();
  const [, accept] = useMutation(AcceptCharterMutation);
  const { act, problem, isBusy } = useAction();

  async function agree() {
    if (await act(accept({}), t('charter.accepted'))) accepted();
  }

  return (
    <section className={desk['panel']} aria-labelledby="charter">
      <div>
        <h2 id="charter" className={desk['heading']}>
          {t('charter.title', { network: network.name })}
        </h2>
        <p>{t('charter.lead')}</p>
      </div>
      {PARTS.map(([title, lines]) => (
        <div key={title}>
          <h3 className={desk['rowTitle']}>{t(title)}</h3>
          <ul>
            {t(lines, { returnObjects: true }).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      ))}
      <Button
        radius="xl"
        loading={isBusy}
        style={{ height: 'auto', minHeight: '2.5rem', maxWidth: '100%' }}
        styles={{ label: { whiteSpace: 'normal', paddingBlock: '0.4rem', lineHeight: 1.3 } }}
        onClick={() => void agree()}
      >
        {t('charter.accept')}
      </Button>
      <Problem text={problem} />
    </section>
  );
}
