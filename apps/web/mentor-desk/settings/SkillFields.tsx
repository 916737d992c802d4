import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChosenList } from '../../parts/choices/ChosenList.js';
import { type ChosenSkill, SkillSearch } from '../../parts/choices/SkillSearch.js';
import type { MentoringInput } from '../documents.js';
import classes from './MentorSettings.module.css';

type Skills = MentoringInput['skills'];

interface Props {
  skills: Skills;
  /** Those that were saved, with their names. */
  saved: readonly ChosenSkill[];
  change: (skills: Skills) => void;
}

const MOST = 15;

/** The skills of a mentor, each with its level. */
export function SkillFields({ skills, saved, change }: Props) {
  const { t } = useTranslation();
  const [known, setKnown] = useState(saved);
  const levels = t('mentorSettings.levels', { returnObjects: true });
  const nameOf = (code: string) => known.find((one) => one.code === code)?.label ?? code;

  function pick(skill: ChosenSkill) {
    if (skills.some((one) => one.skill === skill.code)) return;
    setKnown([...known, skill]);
    change([...skills, { skill: skill.code, level: 2 }]);
  }

  return (
    <fieldset className={classes['group']}>
      <legend>{t('mentorSettings.skills')}</legend>
      <SkillSearch
        label={t('mentorSettings.skill')}
        help={t('mentorSettings.skillsHelp')}
        disabled={skills.length >= MOST}
        onPick={pick}
      />
      <ChosenList
        label={t('mentorSettings.skills')}
        chosen={skills.map(({ skill }) => ({ key: skill, label: nameOf(skill) }))}
        remove={(code) => change(skills.filter(({ skill }) => skill !== code))}
        more={(code) => (
          <NativeSelect
            size="xs"
            aria-label={t('mentorSettings.levelOf', { skill: nameOf(code) })}
            value={String(skills.find(({ skill }) => skill === code)?.level)}
            data={levels.map((label, at) => ({ value: String(at + 1), label }))}
            onChange={({ currentTarget: { value } }) =>
              change(skills.map((one) => (one.skill === code ? { ...one, level: Number(value) } : one)))
            }
          />
        )}
      />
    </fieldset>
  );
}
