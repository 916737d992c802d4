import type { SentenceGroup } from './sentences.types.js';

/** English sentences as founders type them on a phone, with what must be understood of each; written before they were tried. */
// prettier-ignore
export const englishPhoneSentences: SentenceGroup[] = [
  { about: 'day', town: 'lyon', rows: [
    ['meeting room next thursday 11am', 'MEETING_ROOM | 03/12 11:00||MEETING_ROOM | 10/12 11:00||MEETING_ROOM | ?DAY'],
    ['desk mon to wed', 'DESK_AREA | 30/11..02/12'],
    ['room on the 7th 2pm', 'MEETING_ROOM | 07/12 14:00'],
    ['laser cutter in a fortnight', 'MACHINE laser-cutting | 12/12 DAY'],
    ['room tue 8 dec 10am', 'MEETING_ROOM | 08/12 10:00'],
    ['room for the week of december 7', 'MEETING_ROOM | 07/12..13/12'],
    ['hot desk sunday all day', 'DESK_AREA | 29/11 whole DAY'],
    ['room early next week', 'MEETING_ROOM | 30/11..01/12'],
    ['room in 3 days at noon', 'MEETING_ROOM | 01/12 12:00'],
    ['room weds or thurs 3pm', 'MEETING_ROOM | 02/12 15:00 | also'],
    ['room on xmas eve', 'MEETING_ROOM | 24/12 DAY||MEETING_ROOM | ?DAY'],
    ['room first thing tuesday', 'MEETING_ROOM | 01/12 EARLY_MORNING||MEETING_ROOM | ?HOUR'],
  ] },
  { about: 'day', town: 'toulouse', askedAt: '2026-12-02T17:40', rows: [
    ['room tonight 8pm', 'MEETING_ROOM | 02/12 20:00'],
    ['room this friday 10am', 'MEETING_ROOM | 04/12 10:00'],
    ['room tomorrow or friday 9am', 'MEETING_ROOM | 03/12 09:00 | also'],
  ] },
  { about: 'hour', town: 'bordeaux', rows: [
    ['room tuesday 10:30am - 12pm', 'MEETING_ROOM | 01/12 10:30-12:00'],
    ['room tuesday half past two', 'MEETING_ROOM | 01/12 14:30'],
    ['room tuesday at 4 for an hour', 'MEETING_ROOM | 01/12 16:00-17:00'],
    ['room tuesday lunch', 'MEETING_ROOM | 01/12 NOON'],
    ['room tuesday from 9 to 11:30', 'MEETING_ROOM | 01/12 09:00-11:30'],
    ['room tuesday morning until 11', 'MEETING_ROOM | 01/12 08:00..11:00'],
    ['room tuesday after lunch', 'MEETING_ROOM | 01/12 EARLY_AFTERNOON||MEETING_ROOM | 01/12 AFTERNOON||MEETING_ROOM | 01/12 14:00..20:00||MEETING_ROOM | ?HOUR'],
    ['room tuesday around 3ish', 'MEETING_ROOM | 01/12 15:00'],
    ['room tues 8.30am to 10.30am', 'MEETING_ROOM | 01/12 08:30-10:30'],
    ['room tuesday 5pm onwards', 'MEETING_ROOM | 01/12 17:00..20:00'],
    ['room tuesday evening from 7', 'MEETING_ROOM | 01/12 19:00..24:00'],
    ['room tuesday end of day', 'MEETING_ROOM | 01/12 LATE_AFTERNOON'],
  ] },
  { about: 'length', town: 'nantes', rows: [
    ['room tuesday 2pm for two and a half hours', 'MEETING_ROOM | 01/12 14:00-16:30'],
    ['half an hour in a phone booth tuesday 11am', 'OFFICE phone-booth | 01/12 11:00-11:30'],
    ['need the 3d printer for 4 hrs on thursday', 'MACHINE 3d-printing | 03/12 DAY | 240min'],
  ] },
  { about: 'exclusion', town: 'lyon', rows: [
    ['room next week but not friday', 'MEETING_ROOM | 30/11..06/12 | not 04/12'],
    ['room tuesday except 12 to 2', 'MEETING_ROOM | 01/12 DAY | not 12:00-14:00'],
    ['room tuesday 10am anywhere but Bron', 'MEETING_ROOM | 01/12 10:00 | not @bron'],
    ["room tuesday, can't do before 11", 'MEETING_ROOM | 01/12 11:00..20:00'],
    ['room tuesday afternoon, no later than 5', 'MEETING_ROOM | 01/12 12:00..17:00'],
    ['room wednesday, not the morning', 'MEETING_ROOM | 02/12 12:00..20:00||MEETING_ROOM | 02/12 DAY | not 08:00-12:00'],
    ["don't need a screen, room tuesday 9am", 'MEETING_ROOM | 01/12 09:00'],
  ] },
  { about: 'correction', town: 'lyon', rows: [
    ['room tuesday 3pm, sorry 4pm', 'MEETING_ROOM | 01/12 16:00'],
    ['desk on monday actually tuesday', 'DESK_AREA | 01/12 DAY'],
    ['room for 6, make that 8, tuesday 10am', 'MEETING_ROOM | 01/12 10:00 | x8'],
    ['room tuesday i mean wednesday 9am', 'MEETING_ROOM | 02/12 09:00'],
  ] },
  { about: 'two', town: 'nantes', rows: [
    ['room tuesday 9am and a laser cutter wednesday', 'MEETING_ROOM | 01/12 09:00 | also'],
    ['desk tomorrow plus a phone booth at 3pm', 'DESK_AREA | 29/11 DAY | also'],
  ] },
  { about: 'short', town: 'lyon', rows: [
    ['rm tmrw 2pm 3ppl pls', 'MEETING_ROOM | 29/11 14:00 | x3'],
    ['any1 got a desk thu am?', 'DESK_AREA | 03/12 MORNING'],
    ['mtng room w tv tues 9', 'MEETING_ROOM | 01/12 09:00 | +screen||MEETING_ROOM | 01/12 09:00'],
    ['need a rm asap 4 ppl', 'MEETING_ROOM | x4'],
  ] },
  { about: 'typo', town: 'lyon', rows: [
    ['meetin room wensday 10am', 'MEETING_ROOM | 02/12 10:00'],
    ['recieve a client thursday 2pm small room', 'MEETING_ROOM job-interview | 03/12 14:00||MEETING_ROOM | 03/12 14:00'],
    ['laser cuting fryday morning', 'MACHINE laser-cutting | 04/12 MORNING'],
  ] },
  { about: 'party', town: 'lyon', rows: [
    ['room for a dozen tuesday 10am', 'MEETING_ROOM | 01/12 10:00 | x12'],
    ['just me and my cofounder, room tuesday 10am', 'MEETING_ROOM | 01/12 10:00 | x2'],
    ['room tuesday 10am up to 15 people', 'MEETING_ROOM | 01/12 10:00 | x15'],
    ['room tuesday 10am, 5 of us plus 2 guests', 'MEETING_ROOM | 01/12 10:00 | x7||MEETING_ROOM | 01/12 10:00 | x5 | ?NUMBER'],
    ['desks for 3 monday', 'DESK_AREA | 30/11 DAY | x3'],
  ] },
  { about: 'place', town: 'lyon', rows: [
    ['room around gerland tuesday 10am', 'MEETING_ROOM | 01/12 10:00 | @gerland'],
    ['room in the 3rd arrondissement tuesday 10am', 'MEETING_ROOM | 01/12 10:00 | @lyon-3'],
    ['room by part dieu tuesday 10am', 'MEETING_ROOM | 01/12 10:00 | @part-dieu'],
    ['room near 24 rue de la Charité tuesday 10am', 'MEETING_ROOM | 01/12 10:00 | ?PLACE'],
    ['room in paris tuesday 10am', 'MEETING_ROOM | 01/12 10:00 | ?PLACE'],
    ['desk 15 min walk from bellecour monday', 'DESK_AREA | 30/11 DAY | @bellecour | <15min'],
  ] },
  { about: 'ordinal', town: 'lyon', rows: [
    ['our 1st board meeting, room tuesday 6pm', 'MEETING_ROOM | 01/12 18:00'],
    ['room on 3rd floor is fine, tuesday 10am', 'MEETING_ROOM | 01/12 10:00'],
    ['room on the 1st at 9', 'MEETING_ROOM | 01/12 09:00'],
  ] },
  { about: 'limits', town: 'toulouse', rows: [
    ['room tuesday 2:50pm', 'MEETING_ROOM | 01/12 14:45 | !OFF_GRID'],
    ['room in march', 'MEETING_ROOM | 01/03..31/03 | !TOO_FAR'],
  ] },
  { about: 'expert', town: 'lyon', rows: [
    ['someone good at SEO on tuesday', 'expert:seo | 01/12 DAY'],
    ['can anyone help me with my accounts?', 'expert:accounting'],
    ['looking for a lawyer re: trademarks thursday 10am', 'expert:intellectual-property | 03/12 10:00'],
  ] },
  { about: 'polite', town: 'lyon', rows: [
    ["Hey, I'm in town Tuesday and need somewhere to work from 10 till 4, thanks!", 'DESK_AREA | 01/12 10:00-16:00'],
    ['Good evening, we would love to rent a hall for about 90 guests on Friday 11 December from 6pm to 11pm', 'EVENT_HALL | 11/12 18:00-23:00 | x90'],
  ] },
  { about: 'shop talk', town: 'lyon', rows: [
    ['podcast room thursday 3-5pm two mics', 'WORKSHOP podcast | 03/12 15:00-17:00||WORKSHOP podcast | 03/12 15:00-17:00 | +sound-system'],
    ['board meeting tuesday 5pm 8 people big screen', 'MEETING_ROOM | 01/12 17:00 | x8 | +screen'],
    ['sprint planning mon 10-12 room w/ whiteboard', 'MEETING_ROOM | 30/11 10:00-12:00 | +whiteboard'],
    ['1:1 with my cofounder tues 9am small room', 'MEETING_ROOM | 01/12 09:00 | x2||MEETING_ROOM | 01/12 09:00'],
  ] },
];
