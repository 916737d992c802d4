import { describe, expect, it } from '@jest/globals';
import { changedFields, emptyDraft, faultOf, nextDraft, toggled, withChosen, withKind } from './space-draft.js';

const CLASSES = ['DESK', 'SMALL_ROOM', 'LASER_CUTTER'];
const room = { ...emptyDraft('MEETING_ROOM', CLASSES), name: 'Salle 9' };

describe('a space in a form', () => {
  it('starts with what spaces of its kind usually are', () => {
    expect(emptyDraft('DESK_AREA', CLASSES)).toMatchObject({ tariffClass: 'DESK', sharesSeats: true, name: '' });
    expect(room).toMatchObject({ tariffClass: 'SMALL_ROOM', sharesSeats: false });
  });

  it('has a class of the tariff, even when the usual one is missing', () => {
    expect(emptyDraft('MACHINE', CLASSES).tariffClass).toBe('DESK');
    expect(emptyDraft('MACHINE', []).tariffClass).toBe('');
  });

  it('loses what only another kind can do when its kind changes', () => {
    const capabilities = [
      { code: 'meeting', spaceKind: 'MEETING_ROOM' },
      { code: 'sewing', spaceKind: 'WORKSHOP' },
    ];
    const draft = { ...room, capabilities: ['meeting', 'sewing'] };
    expect(withKind(draft, 'WORKSHOP', { classes: CLASSES, capabilities }).capabilities).toEqual(['sewing']);
  });

  it('is followed by one like it with the next number, or without a name', () => {
    const draft = {
      ...room,
      descriptionFr: 'Au calme',
      descriptionEn: 'Quiet',
      equipment: ['projector'],
      partIds: ['x'],
    };
    expect(nextDraft(draft)).toMatchObject({
      name: 'Salle 10',
      descriptionFr: '',
      descriptionEn: '',
      partIds: [],
      equipment: ['projector'],
    });
    expect(nextDraft({ ...draft, name: 'Grand atelier' }).name).toBe('');
  });

  it('needs a name, a capacity of 1 to 10000 and lengths in order', () => {
    expect(faultOf(room)).toBeNull();
    expect(faultOf({ ...room, name: ' ' })).toBe('name');
    for (const capacity of ['', '0', '10001', '4.5', 'quatre']) expect(faultOf({ ...room, capacity })).toBe('capacity');
    expect(faultOf({ ...room, capacity: '10000' })).toBeNull();
    expect(faultOf({ ...room, minMinutes: 60, maxMinutes: 30 })).toBe('maxMinutes');
  });

  it('shows in which fields it differs from another, whatever the order of codes', () => {
    const other = { ...room, name: 'Salle 8', equipment: ['b', 'a'] };
    expect(changedFields(room, { ...other, equipment: [] })).toEqual(['name']);
    expect(changedFields({ ...other, equipment: ['a', 'b'] }, other)).toEqual([]);
    expect(changedFields(room, other)).toEqual(['name', 'equipment']);
  });
});

describe('choices of a form', () => {
  it('turn codes on and off', () => {
    expect(toggled(['a'], 'b', true)).toEqual(['a', 'b']);
    expect(toggled(['a', 'b'], 'a', false)).toEqual(['b']);
  });

  it('contain an unusual number that is chosen', () => {
    expect(withChosen([0, 30, 60], 45)).toEqual([0, 30, 45, 60]);
    expect(withChosen([0, 30], 30)).toEqual([0, 30]);
  });
});
