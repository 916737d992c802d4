import { describe, expect, it } from '@jest/globals';
import { type SpaceTexts } from '#libs/directory';
import { readSpaces, writeSpaces } from './spaces-csv.js';

const known = { tariffClasses: ['DESK', 'SMALL_ROOM', 'LASER_CUTTER'], names: ['Salle prise'] };
const read = (csv: string, locale: 'fr' | 'en' = 'en') => readSpaces(csv, known, locale);
const HEADER = 'name,kind,class,capacity';

describe('a file of spaces', () => {
  it('gives ten rooms from ten short lines', () => {
    const lines = Array.from({ length: 10 }, (_, n) => `Salle ${n},MEETING_ROOM,SMALL_ROOM,${n + 2}`);
    const spaces = read([HEADER, ...lines].join('\n'));
    expect(spaces.map(({ faults }) => faults)).toEqual(Array.from({ length: 10 }, () => []));
    expect(spaces[3]!.space).toMatchObject({
      name: 'Salle 3',
      capacity: 5,
      exclusive: true,
      minMinutes: 30,
      maxMinutes: 720,
    });
  });

  it('may use semicolons, French headings and any case, in any order', () => {
    const [line] = read('Capacité;Nom;Classe;Type;Partagé;Plain-pied\n12;Plateau;desk;desk_area;oui;non', 'fr');
    expect(line!.faults).toEqual([]);
    expect(line!.space).toMatchObject({
      name: 'Plateau',
      kind: 'DESK_AREA',
      capacity: 12,
      exclusive: false,
      stepFree: false,
      trainingId: null,
      adultOnly: false,
    });
  });

  it.each([
    ['Salle,ROOM,SMALL_ROOM,4', '“kind”: ROOM; choose one of'],
    ['Salle,MEETING_ROOM,HUGE,4', '“class”: HUGE; choose one of DESK, SMALL_ROOM, LASER_CUTTER'],
    ['Salle,MEETING_ROOM,SMALL_ROOM,0', '“capacity”: a whole number from 1 to 10000'],
    ['Salle,MEETING_ROOM,SMALL_ROOM,quatre', '“capacity”: a whole number from 1 to 10000'],
    [',MEETING_ROOM,SMALL_ROOM,4', '“name” is empty'],
    ['salle PRISE,MEETING_ROOM,SMALL_ROOM,4', 'this name is taken in this venue or file'],
    [`${'x'.repeat(201)},MEETING_ROOM,SMALL_ROOM,4`, '“name”: 200 visible characters at most'],
  ])('names the fault of the line %s', (line, fault) => {
    const [first] = read(`${HEADER}\n${line}`);
    expect(first!.faults.join()).toContain(fault);
    expect([first!.line, first!.space]).toEqual([2, undefined]);
  });

  it('names faults of lengths, flags and codes', () => {
    const [line] = read(
      `${HEADER},min,max,buffer,operator,equipment\nSalle,MACHINE,LASER_CUTTER,1,60,45,10,peut-être,hammer`,
    );
    for (const part of ['greater than', '“buffer”: a multiple of 15', '“operator”', '“equipment”: hammer'])
      expect(line!.faults.join()).toContain(part);
  });

  it('is refused as a whole without a needed column, beyond 200 lines, or when it is no CSV', () => {
    expect(read('name,kind\nSalle,MACHINE')[0]!.faults).toEqual(['the column “class” is missing']);
    expect(read('')[0]!.faults).toEqual(['the column “name” is missing']);
    expect(
      read([HEADER, ...Array.from({ length: 201 }, (_, n) => `S${n},MACHINE,DESK,1`)].join('\n'))[0]!.faults,
    ).toEqual(['more than 200 lines']);
    expect(read(`${HEADER}\n"Salle`)[0]!.faults).toEqual(['this file cannot be read as CSV']);
  });

  it('has a description in each language, and a single one is French', () => {
    const [both] = read(`${HEADER},description-fr,description-en\nSalle,MEETING_ROOM,SMALL_ROOM,4,Au calme,Quiet`);
    expect(both!.space).toMatchObject({ descriptionFr: 'Au calme', descriptionEn: 'Quiet' });
    const [single] = read(`${HEADER},description\nSalle,MEETING_ROOM,SMALL_ROOM,4,Au calme`);
    expect(single!.space).toMatchObject({ descriptionFr: 'Au calme', descriptionEn: '' });
    const [long] = read(`${HEADER},description-en\nSalle,MEETING_ROOM,SMALL_ROOM,4,${'x'.repeat(2_001)}`);
    expect(long!.faults).toEqual(['“description-en”: 2000 characters at most']);
  });

  it('finds a name that occurs twice in the file', () => {
    const line = 'Salle,MEETING_ROOM,SMALL_ROOM,4';
    expect(read([HEADER, line, line].join('\n')).map(({ faults }) => faults.length)).toEqual([0, 1]);
  });
});

it('a file that was written is read back unchanged, even with names that look like formulas', () => {
  const space: SpaceTexts = {
    name: '=SOMME(A1)', kind: 'MACHINE', tariffClass: 'LASER_CUTTER', capacity: 2, exclusive: false, bufferMinutes: 15, leadMinutes: 120,
    minMinutes: 30, maxMinutes: 240, needsOperator: true, stepFree: null, trainingId: null, adultOnly: true, needsApproval: true, equipment: ['projector'], capabilities: ['laser-cutting'],
    descriptionFr: 'Une ligne, "des guillemets"\net une autre', descriptionEn: 'One line; another', partIds: [],
  }; // prettier-ignore
  expect(read(writeSpaces([space, { ...space, name: "'apostrophe" }])).map((line) => line.space)).toEqual([
    space,
    { ...space, name: "'apostrophe" },
  ]);
});
