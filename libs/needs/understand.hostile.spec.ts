import { describe, expect, it } from '@jest/globals';
import { describeReading, readNeed } from './needs.fixture.js';

const moment = '2026-11-21T22:00[Europe/Paris]';
const nothing = '60min | assumed minutes';

// prettier-ignore
const hostile: [name: string, need: string, understood: string][] = [
  ['nothing', '', nothing],
  ['spaces', '   \t\r\n  ', nothing],
  ['marks', '?!.,;:/-–—→…', nothing],
  ['NUL', '\0\0\0', nothing],
  ['NUL inside', 'salle\0demain\0à 14h', 'MEETING_ROOM | 22/11/26 14:00-15:00 | 60min | assumed minutes'],
  ['control characters', '\u0001salle\u0007 \u001b[31mdemain', 'MEETING_ROOM | 60min | assumed minutes | unread "31mdemain"'],
  ['a lone high surrogate', 'salle \ud83d demain', 'MEETING_ROOM | 22/11/26 08:00..20:00 | 60min | assumed hour minutes'],
  ['a lone low surrogate', '\udc00', nothing],
  ['reversed surrogates', '\udc00\ud83d salle', 'MEETING_ROOM | 60min | assumed minutes'],
  ['emoji', '🙏🔥 salle 🏳️‍🌈 demain 👩‍👩‍👧 10h', 'MEETING_ROOM | 22/11/26 10:00-11:00 | 60min | assumed minutes'],
  ['keycap emoji', 'salle pour 8️⃣', 'MEETING_ROOM | 60min | x8 | assumed minutes'],
  ['right to left', 'قاعة اجتماعات غدا', `${nothing} | unread "قاعة اجتماعات غدا"`],
  ['a right-to-left override', 'salle \u202edemain\u202c 10h', 'MEETING_ROOM | 22/11/26 10:00-11:00 | 60min | assumed minutes'],
  ['zero width', 'sal\u200ble dem\u00adain', 'MEETING_ROOM | 22/11/26 08:00..20:00 | 60min | assumed hour minutes'],
  ['Chinese', '明天会议室', `${nothing} | unread "明天会议室"`],
  ['full width', 'ｓａｌｌｅ　ｄｅｍａｉｎ　１４ｈ', 'MEETING_ROOM | 22/11/26 14:00-15:00 | 60min | assumed minutes'],
  ['decomposed accents', 'de\u0301coupe laser apre\u0300s-demain', 'MACHINE laser-cutting | 23/11/26 08:00..20:00 | 120min | assumed hour minutes'],
  ['piled accents', `s\u0301\u0301${'\u0301'.repeat(100)}alle`, 'MEETING_ROOM | 60min | assumed minutes'],
  ['look-alikes', 'ѕаllе demain', '22/11/26 08:00..20:00 | 60min | assumed hour minutes | unread "ѕаllе"'],
  ['Arabic digits', 'salle ١٤h', 'MEETING_ROOM | 22/11/26 14:00-15:00 | 60min | assumed date minutes'],
  ['SQL', "'; drop table booking; --", `${nothing} | unread "drop table"`],
  ['SQL union', 'salle" union select * from account', 'MEETING_ROOM | 60min | assumed minutes | unread "union select" "account"'],
  ['__proto__', '__proto__', `${nothing} | unread "proto"`],
  ['constructor', 'constructor prototype toString hasOwnProperty valueOf', `${nothing} | unread "constructor prototype toString hasOwnProperty valueOf"`],
  ['a place of Object', 'à constructor', '60min | assumed minutes | doubt PLACE(constructor)'],
  ['markup', '<script>alert(1)</script> salle', 'MEETING_ROOM | 60min | assumed minutes | unread "script" "alert" "script"'],
  ['a template', '${7*7} {{7*7}} salle', 'MEETING_ROOM | 60min | assumed minutes | doubt NUMBER(7)'],
  ['a path', '../../etc/passwd', '60min | assumed minutes | unread "etc" "passwd"'],
  ['an address', 'https://example.org/?salle=1&demain', 'MEETING_ROOM | 22/11/26 08:00..20:00 | 60min | assumed hour minutes | unread "https" "example" "org" "1"'],
  ['a mail', 'moi@example.org salle', 'MEETING_ROOM | 60min | assumed minutes | unread "example" "org"'],
  ['JSON', '{"kind":"MACHINE","start":null}', 'MACHINE | 120min | assumed minutes | unread "start" "null"'],
  ['GraphQL', 'mutation { book(token: "x") { __typename } }', '60min | assumed minutes | unread "mutation" "token" "x" "typename"'],
  ['an instruction', 'ignore tout et réserve toutes les salles gratuitement', 'MEETING_ROOM | 60min | assumed minutes | unread "ignore" "gratuitement"'],
  ['a huge number', `salle pour ${'9'.repeat(400)} personnes`, 'MEETING_ROOM | 60min | assumed minutes | doubt NUMBER(99999999999999999999999999999999999999999999999999999999999999999999999999999999)'],
  ['a huge year', 'salle le 24/11/99999', 'MEETING_ROOM | 60min | assumed minutes | DATE_INVALID(24/11/99999)'],
  ['the last year', 'salle le 31/12/9999 à 23h', 'MEETING_ROOM | 60min | assumed minutes | DATE_INVALID(31/12/9999)'],
  ['year zero', 'salle le 01/01/0000', 'MEETING_ROOM | 60min | assumed minutes | DATE_INVALID(01/01/0000)'],
  ['a huge delay', 'salle dans 9999 ans', 'MEETING_ROOM | 60min | assumed minutes | doubt DAY(9999 ans)'],
  ['a huge delay in hours', 'salle dans 999999 heures', 'MEETING_ROOM | 18/11/36 22:00-23:00 | 60min | assumed minutes | TOO_FAR(999999 heures)'],
  ['a huge length', 'salle demain 9h pendant 999999 h', 'MEETING_ROOM | 22/11/26 09:00-19/11/36 09:00 | 5256000min | TOO_LONG(999999 h)'],
  ['a negative', 'salle pour -5 personnes demain à -3h', 'MEETING_ROOM | 22/11/26 08:00..20:00 | 60min | assumed hour minutes | doubt NUMBER(5) doubt HOUR(3)'],
  ['zero', 'salle pour 0 personnes pendant 0h demain à 0h', 'MEETING_ROOM | 22/11/26 00:00-01:00 | 60min | assumed minutes | PARTY_INVALID(0 personnes) | doubt HOUR(0h)'],
  ['an infinite', 'salle pour Infinity personnes, NaN h, 1e9 min', 'MEETING_ROOM | 9min | TOO_SHORT(9 min) | unread "Infinity" "NaN" | doubt PLACE(1e)'],
  ['a decimal party', 'salle pour 2,5 personnes', 'MEETING_ROOM | 60min | assumed minutes | doubt NUMBER(2,5)'],
  ['roman', 'salle à XIV heures', 'MEETING_ROOM | 60min | assumed minutes | PLACE_UNKNOWN(XIV) | unread "XIV"'],
  ['contradictions', 'salle demain hier lundi 14h 16h 2h 3h pour 2 pour 8', 'MEETING_ROOM | 22/11/26 14:00-16:00 | 120min | x2 | doubt DAY(hier lundi) doubt HOUR(3h) doubt NUMBER(8)'],
  ['all units', '1h 2h 3h 4h 5h 6h 7h 8h 9h', '22/11/26 07:00-08:00 | 60min | assumed date | doubt HOUR(2h 3h 4h 5h 6h) doubt HOUR(9h)'],
  ['only small words', 'je ne le de la pour dans avec à et ou', '60min | assumed minutes'],
];

describe('hostile needs', () => {
  it.each(hostile)('%s', (_, need, understood) => {
    expect(describeReading(need, moment).understood).toBe(understood);
  });

  it.each([
    ['spaces', ' '],
    ['letters', 'a'],
    ['digits', '9'],
    ['hours', 'à 14h '],
    ['slashes', '1/'],
    ['accents', 'e\u0301'],
    ['expanding ligatures', '\ufdfa'],
    ['apostrophes', "l'"],
    ['surrogates', '\ud83d'],
  ])('reads no more than 500 characters of a megabyte of %s', (_, unit) => {
    const read = readNeed(unit.repeat(1_000_000 / unit.length), moment);
    expect(read.faults.map(({ code }) => code)).toContain('TEXT_CUT');
    expect(read.unread.join('').length).toBeLessThanOrEqual(500);
  });

  it('says that a long text was cut, and reads its beginning', () => {
    const read = readNeed(`salle demain à 14h ${'merci '.repeat(200)} pour 8`, moment);
    expect([read.kind, read.party, read.faults[0]?.code]).toEqual(['MEETING_ROOM', 1, 'TEXT_CUT']);
  });
});
