import type { Words } from './words.types.js';

const units = 'un, deux, trois, quatre, cinq, six, sept, huit, neuf, dix, onze, douze, treize, quatorze, quinze, seize';
const tens: [string, number][] = [
  ['vingt', 20],
  ['trente', 30],
  ['quarante', 40],
  ['cinquante', 50],
  ['soixante', 60],
];

/** 1 to 69, the round tens and hundreds: more than anyone spells out when booking. */
function frenchNumbers(): Record<string, number> {
  const numbers: Record<string, number> = { une: 1, premier: 1, 'dix-sept': 17, 'dix-huit': 18, 'dix-neuf': 19 };
  const small = units.split(', ');
  small.forEach((name, i) => (numbers[name] = i + 1));
  for (const [name, value] of tens) {
    numbers[name] = value;
    numbers[`${name} et un`] = numbers[`${name} et une`] = value + 1;
    small.slice(1, 9).forEach((unit, i) => (numbers[`${name}-${unit}`] = value + i + 2));
  }
  const round = { 'soixante-dix': 70, 'quatre-vingt': 80, 'quatre-vingts': 80, 'quatre-vingt-dix': 90, cent: 100 };
  const crowds = { dizaine: 10, douzaine: 12, quinzaine: 15, vingtaine: 20, trentaine: 30, cinquantaine: 50 };
  const all = { ...numbers, ...round, 'deux cents': 200, centaine: 100 };
  for (const [name, value] of Object.entries(crowds)) Object.assign(all, { [name]: value, [`une ${name}`]: value });
  return { ...all, 'une centaine': 100 };
}

export const french: Words = {
  language: 'fr',
  numbers: frenchNumbers(),
  weekdays: [
    'lundi, lun',
    'mardi, mar',
    'mercredi, mer',
    'jeudi, jeu',
    'vendredi, ven',
    'samedi, sam',
    'dimanche, dim',
  ],
  months: [
    'janvier, janv',
    'février, fév, févr',
    'mars',
    'avril, avr',
    'mai',
    'juin',
    'juillet, juil',
    'août',
    'septembre, sept',
    'octobre, oct',
    'novembre, nov',
    'décembre, déc',
  ],
  days: { "aujourd'hui": 0, aujourdhui: 0, 'ce jour': 0, demain: 1, 'après-demain': 2, hier: -1, 'avant-hier': -2 },
  moments: {
    'ce matin': [0, 'MORNING'],
    'ce midi': [0, 'NOON'],
    'cet après-midi': [0, 'AFTERNOON'],
    'cette après-midi': [0, 'AFTERNOON'],
    'cet aprem': [0, 'AFTERNOON'],
    'cette aprem': [0, 'AFTERNOON'],
    'ce soir': [0, 'EVENING'],
    'cette nuit': [0, 'NIGHT'],
  },
  parts: {
    matin: 'MORNING',
    'en matinée': 'MORNING',
    'dans la matinée': 'MORNING',
    'début de matinée': 'EARLY_MORNING',
    'fin de matinée': 'LATE_MORNING',
    'heure du déjeuner': 'NOON',
    'pause déjeuner': 'NOON',
    'après-midi': 'AFTERNOON',
    aprem: 'AFTERNOON',
    "début d'après-midi": 'EARLY_AFTERNOON',
    "début de l'après-midi": 'EARLY_AFTERNOON',
    "fin d'après-midi": 'LATE_AFTERNOON',
    "fin de l'après-midi": 'LATE_AFTERNOON',
    'fin de journée': 'LATE_AFTERNOON',
    "dans l'après-midi": 'AFTERNOON',
    soir: 'EVENING',
    'en soirée': 'EVENING',
    'dans la soirée': 'EVENING',
    nuit: 'NIGHT',
    'en journée': 'DAY',
    'dans la journée': 'DAY',
  },
  wholes: {
    'toute la journée': 'DAY',
    'la journée': 'DAY',
    'une journée': 'DAY',
    'journée entière': 'DAY',
    'journée complète': 'DAY',
    'à la journée': 'DAY',
    'toute la matinée': 'MORNING',
    'la matinée': 'MORNING',
    'une matinée': 'MORNING',
    "toute l'après-midi": 'AFTERNOON',
    "tout l'après-midi": 'AFTERNOON',
    'une après-midi': 'AFTERNOON',
    'un après-midi': 'AFTERNOON',
    'toute la soirée': 'EVENING',
    'la soirée': 'EVENING',
  },
  lengths: {
    'demi-heure': 30,
    'une demi-heure': 30,
    '1/2 heure': 30,
    '1/2 h': 30,
    "quart d'heure": 15,
    "un quart d'heure": 15,
    "trois quarts d'heure": 45,
    "3/4 d'heure": 45,
    'demi-journée': 240,
    'une demi-journée': 240,
    '1/2 journée': 240,
  },
  weeks: {
    this: 'cette semaine, dans la semaine, en semaine',
    next: 'la semaine prochaine, semaine prochaine, la semaine qui vient, la semaine suivante',
    weekend: 'ce week-end, le week-end, week-end, ce weekend, le weekend, weekend',
    nextWeekend: 'le week-end prochain, week-end prochain, le weekend prochain',
  },
  nextDay: 'prochain, prochaine, qui vient, suivant',
  inEightDays: 'en huit',
  inFifteenDays: 'en quinze',
  idiomaticDays: { huit: 7, '8': 7, quinze: 14, '15': 14 },
  now: "maintenant, tout de suite, immédiatement, là maintenant, sur le champ, dans l'heure",
  noon: 'midi',
  midnight: 'minuit',
  hourMark: 'h, heure, heures, hr, hrs',
  hourUnit: '',
  minuteUnit: 'min, mins, minute, minutes, mn',
  dayUnit: 'jour, jours, j',
  weekUnit: 'semaine, semaines',
  monthUnit: 'mois',
  yearUnit: 'an, ans, année, années',
  afterHour: { 'et demie': 30, 'et demi': 30, 'et quart': 15, 'moins le quart': -15, 'moins quart': -15, pile: 0 },
  beforeHour: {},
  am: 'du matin',
  pm: "du soir, de l'après-midi, de l'aprem",
  at: 'à, a, vers, sur les coups de, autour de',
  atBare: '',
  from: 'à partir de, à partir du, dès, dès le, après, après le, à compter de, à compter du',
  until: "avant, avant le, jusqu'à, jusqu'au, jusque, d'ici, d'ici à, d'ici le, d'ici au, sous, au plus tard",
  strictlyBefore: 'avant, avant le',
  lasting: "pendant, durant, durée, durée de, d'une durée de, pour une durée de, sur",
  afterLength: "d'affilée, de suite, au total, en tout, environ, max, maximum, minimum",
  rangeFrom: 'de, du, depuis, à partir de, à partir du',
  between: 'entre, entre le',
  rangeTo: "à, a, au, et, et le, jusqu'à, jusqu'au, -, /",
  inDelay: 'dans',
  dayArticle: "le, du, jusqu'au, d'ici au",
  monthThirds: { début: 1, 'au début de': 1, 'courant début': 1, mi: 2, 'à la mi': 2, fin: 3, 'à la fin de': 3 },
  weekOf: 'semaine du, la semaine du, la semaine de',
  and: 'et',
  or: 'ou',
  inMonth: 'en, au mois de, courant, mois de',
  partyFor: 'pour nous, pour, à, a, pour environ, pour un groupe de, pour une équipe de',
  partyIs:
    "on est, on sera, on serait, on est à, nous sommes, nous serons, nous serions, sommes, groupe de, équipe de, un groupe d'environ, capacité, capacité de, jauge, jauge de, au moins, on vient à, nous venons à",
  people:
    'spectateurs, spectatrices, personnes, personne, pers, p, gens, participants, participant, participantes, invités, convives, chaises, têtes, élèves, stagiaires, étudiants, adultes, enfants',
  seats: 'places, place, postes, poste, sièges, siège',
  companions: 'collègues, collègue, amis, associés, associé, collaborateurs, clients, client',
  alone: 'seul, seule, tout seul, toute seule, pour moi, pour moi seul, en solo',
  near: "près de, près du, près des, près d', proche de, proche du, proche, à côté de, à côté du, autour de, aux alentours de, aux environs de, alentours de, vers, du côté de, côté, pas loin de, non loin de, plus proche de, le plus proche de, la plus proche de, plus près de, le plus près de, au plus près de, à proximité de, proximité de, à deux pas de, chez",
  inside: 'à, a, au, aux, en, dans, sur, quartier, secteur, commune de, ville de',
  insideOrdinal: 'dans le, vers le, près du, sur le, du côté du, proche du, à côté du',
  district: 'arrondissement, arr, ardt, arrt',
  nearMe:
    "près de moi, proche de moi, autour de moi, à côté de moi, à côté de chez moi, près de chez moi, proche de chez moi, autour de chez moi, près d'ici, proche d'ici, par ici, dans le coin, dans les parages, de moi, de chez moi, ma position",
  of: 'de, du, des, d',
  nearby:
    'à proximité, pas loin, pas trop loin, non loin, à côté, tout près, le plus proche, la plus proche, au plus près',
  within: 'à moins de, à, a, dans un rayon de',
  travelBy:
    'à vélo, en vélo, à pied, en marchant, en voiture, en transport, en transports, en transports en commun, en bus, en métro, en tram, en train, de trajet, de route, de marche',
  accessible:
    'accessible, accessibles, pmr, accès pmr, fauteuil roulant, en fauteuil roulant, accessible en fauteuil roulant, accessible en fauteuil, accessible pmr, accessible aux personnes handicapées, accessible aux personnes à mobilité réduite, personne à mobilité réduite, mobilité réduite, handicap, handicapé, handicapée, sans marche, sans marches, de plain-pied, plain-pied',
  without: 'sans, pas de, pas, hors, sauf, aucun, aucune',
  with: 'avec, équipé de, équipée de, équipé, équipée, doté de, dotée de, disposant de, munie de',
  expert:
    "expert, experte, experts, mentor, mentore, mentors, coach, conseiller, conseillère, conseil en, conseils en, conseil sur, conseils sur, accompagnateur, accompagnatrice, accompagnement, accompagné, accompagnée, spécialiste, aide pour, aide sur, aide en, aide à, aider sur, aider à, aider pour, m'aider, quelqu'un pour m'aider, parler à quelqu'un, échanger avec quelqu'un, coaching, me conseiller, conseils, rendez-vous avec un expert, rendez-vous avec une experte, rendez-vous avec un mentor, rdv avec un expert, rdv avec un mentor, rdv mentor, mentorat, quelqu'un pour, quelqu'un qui s'y connaît en, quelqu'un qui s'y connaît, quelqu'un qui connaît, qui peut m'aider, qui peut me conseiller, peut me conseiller",
  expertTrade:
    'designer, graphiste, développeur, développeuse, développeur web, architecte, avocat, avocate, juriste, comptable, expert-comptable, experte-comptable, fiscaliste, notaire, conseil juridique, conseils juridiques, conseil fiscal, conseil financier, conseiller juridique, conseillère juridique',
  expertAbout: 'en, sur, pour, de, du, des, d, la, le, les, l, un, une, ma, mon, mes, au sujet de, à propos de',
  projectStage:
    "au stade de l'idée, au stade prototype, au stade du prototype, au stade de la croissance, en phase d'idée, en phase de prototype, en phase de lancement, en amorçage",
  expertStop: 'en visio, par visio, en ligne, avec, dans, chez, pour, à, au, svp, merci, si, et, près, disponible',
  joiners: 'de, du, des, d, la, le, l, les, un, une, à, a, au, aux, en, mon, ma, mes',
  fillers:
    "n'importe quand, relire, peu importe, quand vous voulez, ouvert, ouverte, rencontrer, parler, cours, ne, n, avis, aurais, aurai, aurions, auriez, avez, pourrait, pourriez, pourrions, dois, doit, devons, devrais, voudrions, aimerions, serions, ferai, ferais, ferons, soit, même, s'il y a, y a-t-il, est-ce que, il y a, je, j, tu, il, elle, on, nous, vous, ils, me, m, moi, se, s, y, en, qui, que, qu, quoi, dont, où, est, suis, sommes, sont, ai, as, a, avons, avoir, être, serait, sera, ce, cet, cette, ces, c, ça, cela, un, une, des, de, du, d, le, la, les, l, au, aux, à, et, ou, mais, donc, pour, par, dans, sur, chez, avec, vers, mon, ma, mes, notre, nos, votre, vos, leur, son, sa, ses, voudrais, voudrait, veux, veut, voulons, aimerais, aimerait, souhaite, souhaiterais, souhaitons, cherche, cherchons, recherche, recherchons, besoin, faut, faudrait, peux, puis, peut, pouvez, pourrais, possible, si, svp, stp, s'il vous plaît, s'il te plaît, merci, bonjour, bonsoir, salut, coucou, hello, réserver, réserve, réservation, louer, location, trouver, trouve, utiliser, accéder, accès, prendre, disponible, disponibles, dispo, dispos, libre, libres, créneau, créneaux, horaire, heure, jour, date, moment, lieu, endroit, espace, quelque part, quelqu'un, personne, personnes, environ, dès que possible, au plus vite, le plus tôt possible, rapidement, bientôt, faire, venir, aller, rendez-vous, rdv, projet, équipe, groupe, lors, pendant, durant, durée, n'importe, heures, h, ici, là, aussi, juste, plutôt, uniquement, seulement, entre, petit, petite, grand, grande, ensemble, quartier, secteur, prochain, prochaine, jusque, ici, tiers-lieu, tiers lieu, t",
};
