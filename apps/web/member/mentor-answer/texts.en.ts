import type { texts as french } from './texts.fr.js';

export const texts: typeof french = {
  mentorAnswer: {
    title: 'Can you help {{name}}?',
    plainTitle: 'Can you help?',
    lead: 'Hello {{mentor}}. Your answer is sent at once, without signing in.',
    when: 'When',
    where: 'Where',
    skill: 'Skill',
    stage: 'Stage of the project',
    deadline: 'Answer before',
    question: 'The question of {{name}}',
    over: 'deadline passed',
    doneTitle: 'Thank you!',
    closedTitle: 'This request no longer waits for an answer',
    closedText: 'It has an answer, was withdrawn, or its deadline has passed.',
    unknownTitle: 'This link is not valid',
    unknownText:
      'Open the whole link of the message. If another mentor has been asked since, it no longer opens anything.',
    workspace: 'See my appointments',
  },
};
