import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { normalised, passwordFault } from './password.js';

const ada = { email: 'ada.lovelace@engine.example', name: 'Ada Lovelace' };
const fault = (password: string) => passwordFault(normalised(password), ada);

describe('a password', () => {
  it.each([
    'correct-cheval-pile-agrafe',
    'rT9!kk2#vQ0p',
    'la marmotte emballe le papier',
    'tournevis mauve à 6 heures',
    'ça ira mieux jeudi promis',
    '密码很长并且没人能猜到吧哈',
    'x7Gh-2mPq-9sLw',
    'Ada mange 14 tourteaux',
  ])('accepts %j', (password) => expect(fault(password)).toBeNull());

  it.each([
    ['', 'TOO_SHORT'],
    ['court', 'TOO_SHORT'],
    ['onze signes', 'TOO_SHORT'],
    ['🔑🔑🔑🔑🔑🔑', 'TOO_SHORT'],
    [`${'aB3$ef'.repeat(33)}xyz`, 'TOO_LONG'],
    ['passwordpassword', 'COMMON'],
    ['Password1234', 'COMMON'],
    ['P@ssw0rd2026!', 'COMMON'],
    ['motdepasse2026', 'COMMON'],
    ['MotDePasse!!!!', 'COMMON'],
    ['azertyuiop123', 'COMMON'],
    ['qwertyuiop[]', 'COMMON'],
    ['123456789012', 'COMMON'],
    ['abcdefghijkl', 'COMMON'],
    ['aaaaaaaaaaaa', 'COMMON'],
    ['abababababab', 'COMMON'],
    ['azerazerazer', 'COMMON'],
    ['Lyon-Villeurbanne-69', 'COMMON'],
    ['iloveyouforever', 'COMMON'],
    ['Bienvenue2026', 'COMMON'],
    ['Soleil2026!!', 'COMMON'],
    ['ada.lovelace@engine.example', 'PERSONAL'],
    ['AdaLovelace1815', 'PERSONAL'],
    ['lovelace-ada!', 'PERSONAL'],
    ['engineLovelace', 'PERSONAL'],
  ])('refuses %j as %s', (password, reason) => expect(fault(password)).toBe(reason));

  it('has one normalised form, however its letters are composed', () => {
    expect(normalised('cafe\u0301 ﬁn')).toBe(normalised('café fin'));
  });

  it('is accepted when it consists of random characters', () => {
    fc.assert(
      fc.property(fc.base64String({ minLength: 24, maxLength: 44 }), (random) => {
        fc.pre(new Set(random).size > 14);
        expect(fault(random)).toBeNull();
      }),
      { numRuns: 300 },
    );
  });

  it('gets an answer for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 260 }), (text) => {
        fault(text);
      }),
    );
  });
});
