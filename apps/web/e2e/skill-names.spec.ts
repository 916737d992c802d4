import { describe, expect, it } from '@jest/globals';
import { PROJECT_STAGES as STAGES_OF_THE_API, skills } from '#libs/directory';
import { texts as english } from '../mentor-desk/settings/skills.texts.en.js';
import { texts as french } from '../mentor-desk/settings/skills.texts.fr.js';
import { PROJECT_STAGES } from '../rules/meeting.js';

describe('the lists of the pages', () => {
  it('have the stages of projects in the order of the api', () => {
    expect(PROJECT_STAGES).toEqual(STAGES_OF_THE_API);
  });

  it.each(['fr', 'en'] as const)('name every skill of the vocabulary as the api does: %s', (locale) => {
    const plain = (text: string) => text.replaceAll('’', "'");
    const { skillName } = { fr: french, en: english }[locale];
    const names = Object.entries(skillName).map(([code, name]) => [code, plain(name)]);
    expect(names).toEqual(skills.map(({ code, label }) => [code, plain(label[locale])]));
  });
});
