import { type Locale, make } from '#libs/platform';
import { Skill } from './directory.types.js';
import { skills } from './skills.data.js';

const labels = new Map(skills.map(({ code, label }) => [code, label]));

/** Skills by their codes, in that order; codes that this build does not know are left out. */
export const skillsCalled = (codes: readonly string[], locale: Locale): Skill[] =>
  codes.flatMap((code) => {
    const label = labels.get(code)?.[locale];
    return label === undefined ? [] : make(Skill, { code, label });
  });
