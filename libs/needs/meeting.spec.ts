import { describe, expect, it } from '@jest/globals';
import { readMeeting } from './meeting.js';

describe('a need for a mentor says', () => {
  it.each([
    ['un mentor en levée de fonds pour mon projet au stade prototype', 'PROTOTYPE', null],
    ['an expert in fundraising for my project at prototype stage', 'PROTOTYPE', null],
    ['parler à quelqu’un, je n’ai juste une idée', 'IDEATION', null],
    ['un coach pour ma phase de lancement, en visio', 'LAUNCH', 'VIDEO'],
    ['somebody who knows exports, we are going international', 'INTERNATIONAL', null],
    ['une experte en industrialisation', 'DEVELOPMENT', null],
    ['un avocat par téléphone jeudi', null, 'PHONE'],
    ['un comptable en présentiel', null, 'IN_PERSON'],
    ['a marketing mentor over video tomorrow', null, 'VIDEO'],
    ['un mentor en protocole réseau', null, null],
    ['un mentor en communication', null, null],
  ])('“%s”: stage %s, mode %s', (text, stage, mode) => {
    expect(readMeeting(text)).toEqual({ stage, mode });
  });
});
