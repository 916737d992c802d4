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
  // prettier-ignore
  weekdays: [
    'monday, mondays, mon', 'tuesday, tuesdays, tue, tues', 'wednesday, wednesdays, wed, weds',
    'thursday, thursdays, thu, thur, thurs', 'friday, fridays, fri', 'saturday, saturdays, sat',
    'sunday, sundays, sun',
  ],
  // prettier-ignore
  months: [
    'january, jan', 'february, feb', 'march', 'april, apr', 'may', 'june, jun', 'july, jul', 'august, aug',
    'september, sep, sept', 'october', 'november', 'december, dec',
  ],
  // prettier-ignore
  days: {
    today: 0, '2day': 0, tomorrow: 1, tmrw: 1, tmr: 1, tmw: 1, tmrrw: 1, tomo: 1, tomoz: 1, '2moro': 1, '2morrow': 1,
    tomorow: 1, tommorow: 1, tommorrow: 1, 'in a week': 7, "in a week's time": 7, 'a week today': 7, 'a week from today': 7, 'a week tomorrow': 8,
    'in a fortnight': 14, "in a fortnight's time": 14, 'the day after tmrw': 2, 'day after tmrw': 2, 'the day after tomorrow': 2,
    'day after tomorrow': 2, yesterday: -1,
  },
  // prettier-ignore
  moments: {
    'this morning': [0, 'MORNING'], 'this lunchtime': [0, 'NOON'], 'this afternoon': [0, 'AFTERNOON'],
    'this evening': [0, 'EVENING'], tonight: [0, 'EVENING'], tonite: [0, 'EVENING'], '2nite': [0, 'EVENING'], '2night': [0, 'EVENING'], 'this arvo': [0, 'AFTERNOON'],
    'later today': [0, 'DAY'], 'end of today': [0, 'LATE_AFTERNOON'],
  },
  // prettier-ignore
  parts: {
    am: 'MORNING', pm: 'AFTERNOON',
    morning: 'MORNING', mornings: 'MORNING', morn: 'MORNING', 'early morning': 'EARLY_MORNING',
    'early in the morning': 'EARLY_MORNING', 'first thing': 'EARLY_MORNING',
    'first thing in the morning': 'EARLY_MORNING', 'mid morning': 'MID_MORNING', 'mid-morning': 'MID_MORNING',
    'late morning': 'LATE_MORNING', 'in the morning': 'MORNING', lunch: 'NOON', 'lunch time': 'NOON', 'after lunch': 'EARLY_AFTERNOON',
    'before lunch': 'LATE_MORNING', 'at lunch': 'NOON',
    'over lunch': 'NOON', 'lunch hour': 'NOON', arvo: 'AFTERNOON', afternoons: 'AFTERNOON',
    'in the afternoon': 'AFTERNOON', 'early afternoon': 'EARLY_AFTERNOON', 'mid afternoon': 'MID_AFTERNOON',
    'mid-afternoon': 'MID_AFTERNOON', 'late in the afternoon': 'LATE_AFTERNOON', 'late arvo': 'LATE_AFTERNOON',
    'end of day': 'LATE_AFTERNOON', 'early evening': 'EARLY_EVENING', 'late evening': 'LATE_EVENING',
    'in the evening': 'EVENING', 'after work': 'EVENING', evenings: 'EVENING', lunchtime: 'NOON',
    afternoon: 'AFTERNOON', evening: 'EVENING', eve: 'EVENING', 'late afternoon': 'LATE_AFTERNOON',
    'end of the day': 'LATE_AFTERNOON',
  },
  // prettier-ignore
  wholes: {
    'all day': 'DAY', 'all day long': 'DAY', 'for the day': 'DAY', 'the entire day': 'DAY', 'entire day': 'DAY',
    'the whole day': 'DAY', 'whole day': 'DAY', 'full day': 'DAY', 'a day': 'DAY', 'all morning': 'MORNING',
    'the whole morning': 'MORNING', 'all afternoon': 'AFTERNOON', 'the whole afternoon': 'AFTERNOON',
    'all evening': 'EVENING',
  },
  // prettier-ignore
  lengths: {
    'half an hour': 30, 'quarter of an hour': 15, 'a quarter of an hour': 15, 'three quarters of an hour': 45,
    'half a morning': 120, 'a couple of hours': 120, 'couple of hours': 120, 'couple hours': 120,
    'one hour and a half': 90, 'two and a half hours': 150, 'two hours and a half': 150, 'half-day': 240,
    'a half day': 240, 'half hour': 30, 'an hour': 60, 'an hour and a half': 90, 'half a day': 240, 'half day': 240,
  },
  // prettier-ignore
  weeks: {
    any: 'any day, whichever day, no matter which day, on any day, any weekday',
    this: 'any day this week, this week, this wk', next: 'any day next week, next week, nxt week, next wk, the coming week, the following week',
    weekend: 'this weekend, the weekend, at the weekend, weekend, this wkend, this wknd',
    nextWeekend: 'next weekend, nxt weekend, the following weekend',
  },
  nextDay: 'next, nxt, this coming, coming, this next, the next, the coming',
  lastDay: 'last',
  thisDay: 'this',
  weekOn: 'a week on, week on, a week from, week from',
  // prettier-ignore
  weekThirds: {
    'start of': 1, 'beginning of': 1, 'the start of': 1, 'the beginning of': 1, early: 1, 'middle of': 2,
    'the middle of': 2, mid: 2, 'end of': 3, 'the end of': 3, late: 3, later: 3,
  },
  // prettier-ignore
  feasts: {
    christmas: 1225, 'christmas day': 1225, 'christmas eve': 1224, xmas: 1225, 'xmas eve': 1224, 'xmas day': 1225, nye: 1231, halloween: 1031,
    "valentine's day": 214, 'boxing day': 1226,
    "new year's eve": 1231, "new year's day": 101,
  },
  repeated: 'every day, daily, every, every other, each, weekly, every week, each week, every single',
  unknownDays:
    'last week, last month, easter, thanksgiving, bank holiday, holiday, eid, ramadan, fortnight, end of the month, end of month, beginning of the month, next month, day before, day after',
  inEightDays: 'week, after next',
  inFifteenDays: '',
  idiomaticDays: {},
  now: 'now, right now, right away, straight away',
  noon: 'noon, midday',
  midnight: 'midnight',
  hourMark: "o'clock",
  hourUnit: 'hour, hours, hrs, hr',
  minuteUnit: 'minute, minutes, mins, min',
  dayUnit: 'day, days',
  weekUnit: 'week, weeks',
  monthUnit: 'month, months',
  yearUnit: 'year, years',
  afterHour: { 'and a half': 30, sharp: 0 },
  // prettier-ignore
  beforeHour: {
    'half past': 30, half: 30, 'quarter past': 15, 'a quarter past': 15, 'quarter to': -15, 'a quarter to': -15, 'ten past': 10,
    'twenty past': 20, 'ten to': -10, 'twenty to': -20,
  },
  am: 'am, a.m, in the morning',
  pm: 'pm, p.m, in the afternoon, in the evening',
  at: 'at, around, about, from about, circa, @',
  atBare:
    "at, around, about, after, nothing before, nothing after, can't do before, can't do after, not free before, not available before, not before, before, b4, not after, until, till, til, by, from, no later than, not later than, no earlier than, not earlier than, starting at, starting from, past, @",
  ish: 'ish',
  onwards: 'onwards, onward, or later, and later, or after, at the earliest',
  latest: 'at the latest, latest, at most',
  vagueHours: 'too early, too late, early, late, earlier, later on',
  from: "nothing before, can't do before, cannot do before, can't make it before, can't come before, not free before, not available before, not until, not before, no earlier than, not earlier than, no sooner than, later than, anytime after, any time after, from, after, starting at, starting from, from about, past",
  until:
    "nothing after, can't do after, cannot do after, can't stay after, not free after, not available after, not after, no later than, not later than, not past, anytime before, any time before, earlier than, until, till, til, before, b4, by, within, up to",
  strictlyBefore: 'before, b4, anytime before, any time before',
  lasting: 'for, during, lasting',
  afterLength: 'in total, straight, or so, max, tops, or thereabouts',
  rangeFrom: 'from',
  between: 'between',
  rangeTo: 'to, until, till, til, thru, through, and, -',
  inDelay: 'in',
  dayArticle: 'the, on the',
  monthThirds: { early: 1, 'early in': 1, mid: 2, late: 3, 'end of': 3 },
  weekOf: 'week of, the week of',
  and: 'and',
  or: 'or, or maybe, or even',
  inMonth: 'in',
  partyFor: 'for, for us, for up to, for around, for the, for about, for a group of, for a team of',
  partyIs:
    'we are, we re, we ll be, we will be, there ll be, there will be, it s, there s, party of, a party of, bunch of, a bunch of, a group of, a team of, up to, the, just the, just us, us, there are, group of, team of, at least',
  people:
    'musicians, artists, dancers, women, men, founders, entrepreneurs, of us, ppl, peeps, peoples, pers, folks, heads, trainees, team members, employees, kids, children, adults, guys, spectators, visitors, people, persons, participants, guests, attendees, pax, students',
  seats: 'seats, seat, desks',
  atMost: 'max, maximum, at most, no more than, not more than, up to, fewer than, less than, under, tops',
  meAnd: 'me and, me plus, myself and, me with, me +, me &, i and',
  onePerson:
    'a colleague, my colleague, a client, my client, a friend, my friend, my partner, my cofounder, my co-founder, my co founder, my business partner, my associate, my boss, one other, one more, someone else, another person, my intern',
  twoPeople: 'one to one, one-to-one, one on one, one-on-one, 1 to 1, 1 on 1, 1:1',
  money: 'euro, euros, eur, bucks, quid, pounds, dollars',
  companions:
    'colleagues, colleague, friends, others, other people, other, coworkers, teammates, clients, mates, interns, more',
  alone: 'alone, on my own, for me, just me',
  near: 'near, near to, nr, nearby, around the, by the, somewhere near, somewhere around, in the area of, close to, around, next to, not far from, not too far from',
  inside: 'in, at, by',
  streets: 'street, road, avenue, station, square, metro, stop, boulevard',
  floors: 'floor, floors, storey, level',
  insideOrdinal: 'in the, near the, around the',
  district: 'district, arrondissement, arr',
  nearMe: 'near me, near here, around me, around here, close to me, close to here',
  of: 'of, to',
  nearby: 'nearby, close by',
  within: 'within, less than, under',
  travelBy: 'by bike, by car, by bus, by train, on foot, walk, away',
  accessible:
    'accessible, wheelchair, wheelchair friendly, wheelchair-friendly, accessible by wheelchair, step free, step free access, step-free access, no stairs, no steps, without stairs, without steps, ground floor, on the ground floor, pram, wheelchair accessible, wheelchair access, step-free, disabled access',
  except:
    "not, not on, not in, not at, not the, but not, but not on, no, except, except on, except for, excluding, never, never on, anything but, any day but, anywhere but, any time but, anytime but, other than, apart from, avoid, avoiding, rather than, instead of, can't do, cannot do, unavailable, unavailable on, nothing on, not near, not around",
  excepted: "impossible, not possible, doesn't work, does not work, won't work, is out, i can't, i cannot, no good",
  correction:
    'actually, no, no wait, wait, oops, oops no, sorry, no sorry, sorry i mean, sorry no, i mean, i meant, sorry i meant, make that, make it, or rather, rather, scratch that, correction, on second thought, on second thoughts, my mistake, my bad, err, er',
  another: 'and, and also, then, and then, also, plus, as well as, after that, and after that',
  otherwise:
    "or, or else, otherwise, failing that, or maybe, if not, or possibly, if not possible, if that's not possible, if it's full, if that doesn't work, if not available",
  notNegations:
    "no problem, no worries, not far, not far from, not too far from, not too far, why not, not sure, no rush, no idea, not expensive, not too expensive, no noise, don't mind, do not mind, not bad, no preference, can't wait, i don't know, i'm not sure, is there not, don't you have, don't have, no need to",
  without:
    "without, w/o, don't need, do not need, won't need, don't want, no need for, no need of, not needed, no, except, not",
  with: 'with, w, w/, equipped with',
  expert:
    'feedback on, some feedback on, someone good at, somebody good at, help w, help for, a hand with, advise me on, advice about, help me on, help me write, help writing, know about, to talk about, chat with someone about, expert, mentor, adviser, advisor, coach, specialist, advice, advice on, advice for, an expert, a mentor, mentoring, coaching, help with, help on, help me with, someone to, somebody to, someone who knows, somebody who knows, someone who knows about, talk to someone, talk to somebody, speak to someone, speak with someone, someone to help, someone to help me, who can help, who can help me, who can help me with',
  professions:
    'lawyer, solicitor, accountant, notary, legal advice, designer, graphic designer, web developer, developer, architect',
  expertAbout: 'in, on, about, for, of, the, a, an, my',
  projectStage:
    'at prototype stage, at idea stage, at the idea stage, at an early stage, at growth stage, at launch, prototype stage, idea stage, early stage, growth stage',
  expertStop: 'over video, by video, online, with, at, near, please, and, for',
  joiners: 'the, of, a, an, for, my',
  fillers:
    "pls, plz, plse, thx, thnx, tnx, ty, ta, cheers, ok, okay, hey, hiya, yo, hi there, many thanks, thanks a lot, kind regards, regards, best, dear, sir, madam, team, gonna, wanna, gotta, need, needs, needed, wanted, looking to, possibly, maybe, perhaps, ideally, preferably, preference, if possible, would you happen to, happen, do you have, have you got, got, anything, any chance, chance, chances, anyone, nice, quick, just, really, also, too, so, well, um, uh, erm, like, it, it's, its, this, these, them, they, he, she, you, your, u, ur, us, we're, we'll, will, won't, should, shall, may, might, must, do, does, did, up, out, by, from, if, then, as, what, when, how, who, why, let, let's, me, my, mine, our, im, ive, id, i've, rm, n, b, day, days, date, session, kind, sort, someplace, spot, space, good, great, nearby, free, open, available, avail, availability, vacant, people, person, folks, somebody, someone, take, do, doing, hold, host, run, have, having, get, go, come, coming, work, job, task, stuff, thing, things, week, time, times, pm, am, oh, starting, one, love, anywhere, urgent, urgently, btw, in town, in person, in private, in peace, i, i'd, but, i'm, d, m, like, want, need, would, we, my, our, me, a, an, the, to, for, in, on, at, of, or, and, with, is, are, am, be, book, booking, reserve, rent, find, looking, look, use, get, have, has, please, thanks, thank you, hello, hi, available, free, slot, some, any, somewhere, something, where, can, could, that, which, there, around, as soon as possible, asap, soon, place, hour, hours, people, group, team, small, big, large, project, us",
};
