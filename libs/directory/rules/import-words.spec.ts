import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { kindOf } from './census-kind.js';
import { communeOfCode } from './commune-codes.js';
import { slugOf, takeSlug } from './slug.js';

const COWORKING = 'Tiers lieux à dominante coworking';
const FABLAB = 'Tiers lieux à dominante fablab';

describe('the kind of a venue', () => {
  it.each([
    ['La Cordée', COWORKING, 'COWORKING', false],
    ['YouFactory', FABLAB, 'FABLAB', false],
    ['Fab Lab du Rhône', FABLAB, 'FABLAB', false],
    ['EcoFablab', '', 'FABLAB', false],
    ['Coworking et fabrication', FABLAB, 'FABLAB', false],
    ['Pépinière Cap Nord', COWORKING, 'STARTUP_CENTRE', true],
    ['PEPINIERE CAP NORD', '', 'STARTUP_CENTRE', false],
    ['Hôtel d’entreprises', '', 'STARTUP_CENTRE', false],
    ['Incubateur Jean Moulin', COWORKING, 'INCUBATOR', true],
    ['Incubateur', 'Incubateur', 'INCUBATOR', false],
    ['L’Accélérateur de l’incubateur', '', 'ACCELERATOR', false],
    ["Centre d'affaires ASI", COWORKING, 'BUSINESS_CENTRE', true],
    ['Business Center', '', 'BUSINESS_CENTRE', false],
    ['Atelier partagé', '', 'SHARED_WORKSHOP', false],
    ['Ateliers d’artistes', '', 'SHARED_WORKSHOP', false],
    ['Electrolab, hackerspace', FABLAB, 'MAKERSPACE', true],
    ['Les Makers', '', 'MAKERSPACE', false],
    ['Le Bureau partagé', '', 'COWORKING', false],
    ['Télécentre', '', 'COWORKING', false],
    ['Arty Farty', '', 'COWORKING', true],
    ['Arty Farty', 'Ferme collective', 'COWORKING', true],
    ['Schumacher & fils', COWORKING, 'COWORKING', false], // no "maker" in it
  ])('of “%s” (%s) is %s, doubtful: %s', (name, type, kind, isDoubtful) => {
    const guess = kindOf(name, type);
    expect([guess.kind, guess.doubt !== null]).toEqual([kind, isDoubtful]);
  });
});

describe('the commune of an INSEE code', () => {
  it.each([
    ['69266', '69266'],
    ['69381', '69123'],
    ['69389', '69123'],
    ['69380', '69380'],
    ['75101', '75056'],
    ['75120', '75056'],
    ['75121', '75121'],
    ['13201', '13055'],
    ['13216', '13055'],
    ['13217', '13217'],
    ['2a004', '2A004'],
    ['1004', '01004'],
    ['97411', '97411'],
    ['0', null],
    ['', null],
    ['6926', '06926'],
    ['69 266', null],
    ['2C004', null],
  ])('of %s is %s', (code, commune) => {
    expect(communeOfCode(code)).toBe(commune);
  });
});

describe('the slug of a name', () => {
  it.each([
    ['L’Établi des Gratte-Ciel', 'l-etabli-des-gratte-ciel'],
    ['  Œuvre & Cie  ', 'oeuvre-cie'],
    ['ＦＡＢ', 'fab'],
    ['東京', 'lieu'],
    ['a'.repeat(80), 'a'.repeat(60)],
  ])('of “%s” is %s', (name, slug) => {
    expect(slugOf(name)).toBe(slug);
  });

  it('adds the town, the postcode or a number when the name is taken', () => {
    const taken = new Set<string>();
    const slugs = Array.from({ length: 5 }, () => takeSlug(taken, 'La Cordée', 'Lyon', '69001'));
    expect(slugs).toEqual(['la-cordee', 'la-cordee-lyon', 'la-cordee-69001', 'la-cordee-2', 'la-cordee-3']);
    expect(takeSlug(taken, 'La Cordée', '', '')).toBe('la-cordee-4');
  });

  it('is always unused and valid in an address', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.string({ unit: 'grapheme' }), fc.string(), fc.constantFrom('', '69001'))),
        (names) => {
          const taken = new Set<string>();
          const slugs = names.map(([name, city, postcode]) => takeSlug(taken, name, city, postcode));
          expect(new Set(slugs).size).toBe(names.length);
          for (const slug of slugs) expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
        },
      ),
    );
  });
});
