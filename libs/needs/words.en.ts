import type { Words } from './words.types.js';

const names =
  'one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, thirteen, fourteen, fifteen, sixteen, seventeen, eighteen, nineteen';
const tens: [string, number][] = [
  ['twenty', 20],
  ['thirty', 30],
  ['forty', 40],
  ['fifty', 50],
];

function englishNumbers(): Record<string, number> {
  const numbers: Record<string, number> = { 'a dozen': 12, hundred: 100, 'a hundred': 100 };
  const small = names.split(', ');
  small.forEach((name, i) => (numbers[name] = i + 1));
  for (const [name, value] of tens) {
    numbers[name] = value;
    small.slice(0, 9).forEach((unit, i) => (numbers[`${name}-${unit}`] = value + i + 1));
  }
  return numbers;
}

/** The commonest ways to say the same in English; short names of days are left out ("mon" is a French word). */
export const english: Words = {
  language: 'en',
  numbers: englishNumbers(),
  weekdays: ['monday', 'tuesday, tue', 'wednesday, wed', 'thursday, thu', 'friday, fri', 'saturday', 'sunday'],
  months: [
    'january, jan',
    'february, feb',
    'march',
    'april, apr',
    'may',
    'june, jun',
    'july, jul',
    'august, aug',
    'september, sep',
    'october',
    'november',
    'december, dec',
  ],
  days: { today: 0, tomorrow: 1, 'the day after tomorrow': 2, 'day after tomorrow': 2, yesterday: -1 },
  moments: {
    'this morning': [0, 'MORNING'],
    'this lunchtime': [0, 'NOON'],
    'this afternoon': [0, 'AFTERNOON'],
    'this evening': [0, 'EVENING'],
    tonight: [0, 'EVENING'],
  },
  parts: {
    morning: 'MORNING',
    lunchtime: 'NOON',
    afternoon: 'AFTERNOON',
    evening: 'EVENING',
    'late afternoon': 'LATE_AFTERNOON',
    'end of the day': 'LATE_AFTERNOON',
  },
  wholes: {
    'all day': 'DAY',
    'the whole day': 'DAY',
    'whole day': 'DAY',
    'full day': 'DAY',
    'a day': 'DAY',
    'all morning': 'MORNING',
    'the whole morning': 'MORNING',
    'all afternoon': 'AFTERNOON',
    'the whole afternoon': 'AFTERNOON',
    'all evening': 'EVENING',
  },
  lengths: {
    'half an hour': 30,
    'half hour': 30,
    'an hour': 60,
    'an hour and a half': 90,
    'half a day': 240,
    'half day': 240,
  },
  weeks: {
    this: 'this week',
    next: 'next week',
    weekend: 'this weekend, the weekend, at the weekend',
    nextWeekend: 'next weekend',
  },
  nextDay: 'next',
  inEightDays: 'week',
  inFifteenDays: '',
  idiomaticDays: {},
  now: 'now, right now, right away, straight away',
  noon: 'noon, midday',
  midnight: 'midnight',
  hourMark: "o'clock",
  hourUnit: 'hour, hours, hrs',
  minuteUnit: 'minute, minutes, mins',
  dayUnit: 'day, days',
  weekUnit: 'week, weeks',
  monthUnit: 'month, months',
  yearUnit: 'year, years',
  afterHour: { 'and a half': 30 },
  beforeHour: {
    'half past': 30,
    'quarter past': 15,
    'a quarter past': 15,
    'quarter to': -15,
    'a quarter to': -15,
    'ten past': 10,
    'twenty past': 20,
    'ten to': -10,
    'twenty to': -20,
  },
  am: 'am, a.m, in the morning',
  pm: 'pm, p.m, in the afternoon, in the evening',
  at: 'at, around, about',
  atBare: 'at',
  from: 'from, after, starting at',
  until: 'until, till, before, by, within',
  strictlyBefore: 'before',
  lasting: 'for, during, lasting',
  afterLength: 'in total, straight',
  rangeFrom: 'from',
  between: 'between',
  rangeTo: 'to, until, till, and, -',
  inDelay: 'in',
  dayArticle: 'the, on the',
  monthThirds: { early: 1, 'early in': 1, mid: 2, late: 3, 'end of': 3 },
  weekOf: 'week of, the week of',
  and: 'and',
  or: 'or',
  inMonth: 'in',
  partyFor: 'for, for the, for about, for a group of, for a team of',
  partyIs: 'we are, we will be, there are, group of, team of, at least',
  people: 'of us, spectators, visitors, people, persons, participants, guests, attendees, pax, students',
  seats: 'seats, seat, desks',
  companions: 'colleagues, colleague, friends',
  alone: 'alone, on my own, for me, just me',
  near: 'near, near to, close to, around, next to, not far from',
  inside: 'in, at, by',
  insideOrdinal: 'in the, near the',
  district: 'district, arrondissement',
  nearMe: 'near me, near here, around me, around here, close to me, close to here',
  of: 'of, to',
  nearby: 'nearby, close by',
  within: 'within, less than, under',
  travelBy: 'by bike, by car, by bus, by train, on foot, walk, away',
  accessible: 'accessible, wheelchair, wheelchair accessible, wheelchair access, step-free, disabled access',
  without: 'without, no, except, not',
  with: 'with, equipped with',
  expert:
    'expert, mentor, adviser, advisor, coach, specialist, advice, advice on, an expert, a mentor, mentoring, coaching, help with, help on, help me with, someone to, somebody to, someone who knows, somebody who knows, someone who knows about, talk to someone, talk to somebody, speak to someone, speak with someone, someone to help, someone to help me, who can help, who can help me, who can help me with',
  expertTrade:
    'lawyer, solicitor, accountant, notary, legal advice, designer, graphic designer, web developer, developer, architect',
  expertAbout: 'in, on, about, for, of, the, a, an, my',
  projectStage:
    'at prototype stage, at idea stage, at the idea stage, at an early stage, at growth stage, at launch, prototype stage, idea stage, early stage, growth stage',
  expertStop: 'over video, by video, online, with, at, near, please, and, for',
  joiners: 'the, of, a, an, for, my',
  fillers:
    "i, i'd, i'm, d, m, like, want, need, would, we, my, our, me, a, an, the, to, for, in, on, at, of, or, and, with, is, are, am, be, book, booking, reserve, rent, find, looking, look, use, get, have, has, please, thanks, thank you, hello, hi, available, free, slot, some, any, somewhere, something, where, can, could, that, which, there, around, as soon as possible, asap, soon, place, hour, hours, people, group, team, small, big, large, project, us",
};
