import { Skill, skills } from '#libs/directory';
import { type Locale, make } from '#libs/platform';
import { Mentor, MentorSkill } from './mentor.types.js';
import { type MentorRow, type MentorSkillRow } from './mentor.queries.js';

/** A skill that left the vocabulary is shown by its code. */
export const skillView = (code: string, locale: Locale): Skill =>
  make(Skill, { code, label: skills.find((skill) => skill.code === code)?.label[locale] ?? code });

export const skillViews = (rows: readonly MentorSkillRow[], locale: Locale): MentorSkill[] =>
  rows.map(({ code, level }) => make(MentorSkill, { skill: skillView(code, locale), level }));

export const mentorView = (row: MentorRow, locale: Locale): Mentor =>
  make(Mentor, {
    id: row.id,
    name: row.name,
    about: row.about,
    skills: skillViews(row.skills, locale),
    stages: [...row.stages],
    languages: [...row.languages],
    modes: [...row.modes],
    isInstant: row.isInstant,
  });
