import { describe, expect, it } from '@jest/globals';
import { nameFromEmail, nameOf, oneLine, personalNameOf } from './one-line.js';

describe('a name', () => {
  it.each([
    'Jeanne Côté',
    'Zoë O’Brien-Łukasiewicz',
    'Nguyễn Thị Minh Khai',
    '王小明',
    '渡邉󠄀', // with the variation selector for this form of the character
    'علي‌رضا', // ZWNJ between the parts of a Persian name
    'ක්‍රිෂාන්', // ZWJ in Sinhala
    'श्री राम',
    'क्‍ष', // ZWJ in Devanagari
    'Αλέξανδρος',
    'Ирина',
    'יוסף',
    'გიორგი',
    'X Æ A-12',
    '7',
    'a'.repeat(120),
    '😀a'.repeat(60),
  ])('is accepted unchanged: %s', (name) => expect(nameOf(name)).toBe(name.normalize('NFC')));

  it.each([
    ['  Ada   Lovelace ', 'Ada Lovelace'],
    ['Ada\r\nBcc: eve@evil.example', 'Ada Bcc: eve@evil.example'],
    ['Ada\u00a0\u2003\u3000Lovelace\u2028', 'Ada Lovelace'],
    ['A\u0301da', 'Áda'],
    ['Ada\u202egnp.exe\u202c', 'Adagnp.exe'],
    ['\u2067Ada\u2069', 'Ada'],
    ['A\u200bd\u2060a\ufeff', 'Ada'],
    ['Ad\u200da', 'Ada'], // Latin letters need no joiner
    ['\u200dعلي\u200c', 'علي'],
    ['Ada\u{e0041}\u{e0064}\u{e007f}', 'Ada'],
    ['A\u00add\u034fa\ufe0f', 'Ada'],
    ['Ada\u3164\u115f\u2800', 'Ada'],
    ['Ada \u200b Lovelace', 'Ada Lovelace'],
  ])('is normalised from %j to %j', (input, name) => expect(nameOf(input)).toBe(name));

  it.each([
    '',
    ' ',
    '\r\n\t',
    '\u00a0\u3000',
    '\u200b\u200d\ufeff',
    '\u202e',
    '\u{e0041}\u{e0042}',
    '\u3164',
    '\u2800',
    '--- !',
    '😀',
    '\u0301',
    'Ada\ud800',
    'Ada\0',
    'A\u0007d\u001b[31ma',
    'Ada\ue000',
    'Ada\u{10ffff}',
    'Ada\u0378',
    'a'.repeat(121),
    'é'.repeat(121),
    'x'.repeat(100_000),
  ])('is refused when it is %j', (input) => expect(nameOf(input)).toBeUndefined());

  it('is not changed by a second normalisation', () => {
    for (const input of ['A \u200b\u0301', ' a\u200c\u0301b ', '\u200dعلي\u200c\u200dرضا', 'é\u2060\u0301'])
      expect(nameOf(nameOf(input)!)).toBe(nameOf(input));
  });

  it('is taken from the mail address when no other name is known', () => {
    expect(nameFromEmail('ada.lovelace@spec.example')).toBe('ada.lovelace');
    expect(nameFromEmail(`${'\u200b'}@spec.example`)).toBe('?');
  });
});

describe('a line of text', () => {
  it.each(['👩‍🔬', '👩🏽‍🚀', '🏳️‍🌈', '👨‍👩‍👧', '🏴󠁧󠁢󠁳󠁣󠁴󠁿', '1️⃣', '❤️', '🇫🇷', '!'])('preserves %s', (emoji) =>
    expect(oneLine(`a ${emoji} b`, 80)).toBe(`a ${emoji} b`),
  );

  it('drops tags and joiners that have no effect', () => {
    expect(oneLine('a\u{e0067}\u{e007f}\u200d b', 80)).toBe('a b');
    expect(oneLine('🏴\u{e0067}', 80)).toBe('🏴');
  });
});

describe('the name of a person for people who may not know them', () => {
  it.each([
    'Jeanne Côté',
    'Zoë O’Brien-Łukasiewicz',
    'J. R. Martin',
    'Dr. Nguyễn Thị Minh Khai',
    '王小明',
    'श्री राम',
    'Marie-Ève d’Arc',
  ])('is shown: %s', (name) => expect(personalNameOf(name)).toBe(name));

  it.each([
    'Gagnez sur evil.example',
    'evil.example',
    'Ada https://evil.example',
    'ada@evil.example',
    'Appelez le 08 99 12 34 56',
    'Ada (www)',
    'Vous avez gagné : cliquez ci-dessous',
    'un deux trois quatre cinq six sept',
    'a'.repeat(61),
  ])('is left out where it could be a link, a number or a message: %s', (name) =>
    expect(personalNameOf(name)).toBeUndefined(),
  );
});
