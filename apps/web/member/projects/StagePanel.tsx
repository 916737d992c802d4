import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { useSession } from '../../frame/session.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import desk from '../../network-desk/Desk.module.css';
import { useAction } from '../../parts/useAction.js';
import { dayText } from '../../rules/when.js';
import { STAGES, type Stage } from '../people/stages.js';
import { Problem } from '../sign-in/Problem.js';
import { ChangeStageMutation, type ShownProject } from './documents.js';

/** How far the project is, and when it reached which stage. A founder changes it here. */
export function StagePanel({ project, changed }: { project: ShownProject; changed: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { network } = useSession();
  const [, changeStage] = useMutation(ChangeStageMutation);
  const { act, problem, isBusy } = useAction();
  const { id, stage, history, myRole, archivedAt } = project;

  async function move(next: Stage) {
    if (await act(changeStage({ id, stage: next }), t('projects.stageChanged', { stage: t(`people.stages.${next}`) })))
      changed();
  }

  return (
    <section aria-labelledby="stage" className={desk['section']}>
      <h2 id="stage" className={desk['heading']}>
        {t('projects.stage')}
      </h2>
      {myRole === 'FOUNDER' && !archivedAt ? (
        <NativeSelect
          className={desk['filter']!}
          aria-labelledby="stage"
          disabled={isBusy}
          value={stage}
          data={STAGES.map((value) => ({ value, label: t(`people.stages.${value}`) }))}
          onChange={({ currentTarget: { value } }) => void move(value as Stage)}
        />
      ) : (
        <p>
          <strong>{t(`people.stages.${stage}`)}</strong>
        </p>
      )}
      <ol className={desk['rows']} aria-label={t('projects.history')}>
        {history.map((change) => (
          <li key={change.changedAt} className={desk['row']}>
            <span className={desk['what']}>{t(`people.stages.${change.stage}`)}</span>
            <span className={desk['muted']}>{dayText(change.changedAt, network.zone, language)}</span>
          </li>
        ))}
      </ol>
      <Problem text={problem} />
    </section>
  );
}
