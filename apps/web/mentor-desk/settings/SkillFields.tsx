import { ActionIcon, NativeSelect } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/useLanguage.js';
import type { MentoringInput } from '../documents.js';
import classes from './MentorSettings.module.css';

type Skills = MentoringInput['skills'];

interface Props {
  skills: Skills;
  change: (skills: Skills) => void;
}

const MOST = 15;

/** The skills of a mentor, each with its level. */
export function SkillFields({ skills, change }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const names: Record<string, string> = t('skillName', { returnObjects: true });
  const levels = t('mentorSettings.levels', { returnObjects: true });
  const free = Object.entries(names)
    .filter(([code]) => !skills.some(({ skill }) => skill === code))
    .sort(([, a], [, b]) => a.localeCompare(b, language));
  return (
    <fieldset className={classes['group']}>
      <legend>{t('mentorSettings.skills')}</legend>
      <p className={classes['muted']}>{t('mentorSettings.skillsHelp')}</p>
      <ul className={classes['skills']}>
        {skills.map(({ skill, level }, i) => {
          const name = names[skill] ?? skill;
          return (
            <li key={skill} className={classes['skill']}>
              <span>{name}</span>
              <NativeSelect
                aria-label={t('mentorSettings.levelOf', { skill: name })}
                value={String(level)}
                data={levels.map((label, at) => ({ value: String(at + 1), label }))}
                onChange={({ currentTarget: { value } }) => change(skills.with(i, { skill, level: Number(value) }))}
              />
              <ActionIcon
                variant="subtle"
                size="lg"
                aria-label={t('mentorSettings.removeSkill', { skill: name })}
                onClick={() => change(skills.toSpliced(i, 1))}
              >
                <IconTrash size={18} aria-hidden />
              </ActionIcon>
            </li>
          );
        })}
      </ul>
      {skills.length < MOST && (
        <NativeSelect
          label={t('mentorSettings.skill')}
          value=""
          data={[{ value: '', label: t('mentorSettings.choose') }, ...free.map(([value, label]) => ({ value, label }))]}
          onChange={({ currentTarget: { value } }) => value && change([...skills, { skill: value, level: 2 }])}
        />
      )}
    </fieldset>
  );
}
