import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import type { VariablesOf } from '../../api/graphql.js';
import desk from '../../network-desk/Desk.module.css';
import { ChosenList } from '../../parts/choices/ChosenList.js';
import { SkillSearch } from '../../parts/choices/SkillSearch.js';
import { STAGES, type Stage } from '../people/stages.js';
import { Problem } from '../sign-in/Problem.js';
import { type EditProjectMutation, SectorsQuery, type ShownProject } from './documents.js';

type ProjectInput = VariablesOf<typeof EditProjectMutation>['input'];
const VISIBILITIES = ['NOBODY', 'MY_VENUE', 'NETWORK', 'PUBLIC'] as const;
const MOST_NEEDS = 10;

interface Props {
  /** The project to edit; null for a new one, which also has a first stage. */
  project: ShownProject | null;
  problem: string;
  isBusy: boolean;
  send: (input: ProjectInput, stage: Stage) => void;
}

/** The texts of a project, what it looks for, and who sees it. */
export function ProjectForm({ project, problem, isBusy, send }: Props) {
  const { t } = useTranslation();
  const [{ data }] = useQuery({ query: SectorsQuery });
  const [title, setTitle] = useState(project?.title ?? '');
  const [pitch, setPitch] = useState(project?.pitch ?? '');
  const [sector, setSector] = useState(project?.sector.code ?? '');
  const [needs, setNeeds] = useState(project?.needs ?? []);
  const [visibility, setVisibility] = useState<(typeof VISIBILITIES)[number]>(project?.visibility ?? 'NOBODY');
  const [stage, setStage] = useState<Stage>('IDEATION');

  function submit(event: FormEvent) {
    event.preventDefault();
    send({ title, pitch, sector, needs: needs.map(({ code }) => code), visibility }, stage);
  }

  return (
    <form className={desk['form']} onSubmit={submit}>
      <TextInput
        label={t('projects.name')}
        required
        withAsterisk={false}
        maxLength={120}
        value={title}
        onChange={({ currentTarget: { value } }) => setTitle(value)}
      />
      <Textarea
        label={t('projects.pitch')}
        description={t('projects.pitchHelp')}
        rows={5}
        maxLength={4000}
        value={pitch}
        onChange={({ currentTarget: { value } }) => setPitch(value)}
      />
      {!project && (
        <NativeSelect
          label={t('projects.stage')}
          value={stage}
          data={STAGES.map((value) => ({ value, label: t(`people.stages.${value}`) }))}
          onChange={({ currentTarget: { value } }) => setStage(value as Stage)}
        />
      )}
      <NativeSelect
        label={t('projects.sector')}
        required
        withAsterisk={false}
        value={sector}
        data={[
          { value: '', label: t('projects.choose') },
          ...(data?.projectSectors ?? []).map(({ code, label }) => ({ value: code, label })),
        ]}
        onChange={({ currentTarget: { value } }) => setSector(value)}
      />
      <SkillSearch
        label={t('projects.addNeed')}
        help={t('projects.needHelp')}
        disabled={needs.length >= MOST_NEEDS}
        onPick={(skill) => needs.some(({ code }) => code === skill.code) || setNeeds([...needs, skill])}
      />
      <ChosenList
        label={t('projects.needs')}
        chosen={needs.map(({ code, label }) => ({ key: code, label }))}
        remove={(key) => setNeeds(needs.filter(({ code }) => code !== key))}
      />
      <NativeSelect
        label={t('projects.seenBy')}
        value={visibility}
        data={VISIBILITIES.map((value) => ({
          value,
          label: value === 'NOBODY' ? t('projects.teamOnly') : t(`people.visibility.${value}`),
        }))}
        onChange={({ currentTarget: { value } }) => setVisibility(value as (typeof VISIBILITIES)[number])}
      />
      <Button type="submit" radius="xl" loading={isBusy}>
        {t(project ? 'projects.save' : 'projects.create')}
      </Button>
      <Problem text={problem} />
    </form>
  );
}
