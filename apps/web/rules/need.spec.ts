import { describe, expect, it } from '@jest/globals';
import { addressOfNeed, isAsked, type Need, needFromAddress } from './need.js';

const read = (query: string) => needFromAddress(new URLSearchParams(query));

describe('a need in the address of the page', () => {
  it('comes back as it was written', () => {
    const need: Need = {
      text: 'découpe laser & co',
      capability: 'laser-cutting',
      equipment: ['wifi', 'projector'],
      start: '2026-11-23T13:00:00.000Z',
      minutes: 120,
      party: 3,
      near: { lat: 45.7719, lon: 4.8902 },
      nearLabel: 'Villeurbanne',
      accessible: true,
    };
    expect(read(addressOfNeed(need))).toEqual(need);
    const appointment: Need = {
      text: '',
      skill: 'fundraising',
      mentor: '0b6b4f0e-9a53-4c0e-8d4b-2f3f1c5a7e01',
      mentorName: 'Inès Caron',
      stage: 'PROTOTYPE',
      mode: 'VIDEO',
      start: '2026-11-23T13:00:00.000Z',
    };
    expect(read(addressOfNeed(appointment))).toEqual(appointment);
  });

  it('keeps what was taken off apart from what was never said', () => {
    const need: Need = { text: 'salle avec vidéoprojecteur', equipment: [], accessible: false };
    expect(read(addressOfNeed(need))).toEqual(need);
    expect(isAsked({ text: '', equipment: [] })).toBe(false);
    expect(isAsked({ text: '', equipment: ['projector'] })).toBe(true);
  });

  it('asks for nothing when nothing is said', () => {
    expect(isAsked(read(''))).toBe(false);
    expect(isAsked(read('q=%20%20&min=60'))).toBe(false);
    expect(isAsked(read('stage=PROTOTYPE&mode=VIDEO'))).toBe(false);
    expect(isAsked(read('skill=fundraising'))).toBe(true);
    expect(isAsked(read('q=bureau'))).toBe(true);
    expect(isAsked(read('lat=45.7&lon=4.8'))).toBe(true);
  });

  it.each([
    ['start=yesterday-ish'],
    ['min=-5'],
    ['min=NaN'],
    ['min=999999'],
    ['party=0'],
    ['party=1e9'],
    ['lat=45'],
    ['lon=4'],
    ['lat=91&lon=4'],
    ['lat=&lon='],
    ['cap=<script>'],
    ['kind=meeting room'],
    ['place=Lyon'],
    ['step-free=yes'],
    ['skill=Levée de fonds'],
    ['mentor=Inès&mentor-name=Inès'],
    ['mentor-name=Inès'],
    ['stage=prototype'],
    ['mode=FAX'],
  ])('leaves out %j', (query) => {
    expect(read(query)).toEqual({ text: '' });
  });

  it('cuts a text nobody would write', () => {
    expect(read(`q=${'a'.repeat(5000)}`).text).toHaveLength(500);
  });
});
