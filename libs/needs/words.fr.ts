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
  const crowds = {
    dizaine: 10,
    douzaine: 12,
    quinzaine: 15,
    vingtaine: 20,
    trentaine: 30,
    quarantaine: 40,
    cinquantaine: 50,
    soixantaine: 60,
  };
  const all = { ...numbers, ...round, 'deux cents': 200, centaine: 100 };
  for (const [name, value] of Object.entries(crowds)) Object.assign(all, { [name]: value, [`une ${name}`]: value });
  return { ...all, 'une centaine': 100 };
}

export const french: Words = {
  language: 'fr',
  numbers: frenchNumbers(),
  // prettier-ignore
  weekdays: [
    'lundi, lundis, lun', 'mardi, mardis, mar', 'mercredi, mercredis, mer, merc, mercr', 'jeudi, jeudis, jeu',
    'vendredi, vendredis, ven, vend, vdd, vdr, vdrd, vndr, vdi', 'samedi, samedis, sam', 'dimanche, dimanches, dim',
  ],
  // prettier-ignore
  months: [
    'janvier, janv', 'février, fév, févr', 'mars', 'avril, avr', 'mai', 'juin', 'juillet, juil', 'août',
    'septembre, sept', 'octobre, oct', 'novembre, nov', 'décembre, déc',
  ],
  // prettier-ignore
  days: {
    "aujourd'hui": 0, aujourdhui: 0, auj: 0, aujd: 0, ajd: 0, 'aujourd hui': 0, 'ce jour': 0, demain: 1, dem: 1, dmain: 1, '2main': 1, demin: 1,
    'après-demain': 2, 'apres dem': 2, surlendemain: 2, 'dans une quinzaine': 14, hier: -1, 'avant-hier': -2,
  },
  // prettier-ignore
  moments: {
    'ce matin': [0, 'MORNING'], 'ce midi': [0, 'NOON'], 'cet après-midi': [0, 'AFTERNOON'],
    'cette après-midi': [0, 'AFTERNOON'], 'cet aprem': [0, 'AFTERNOON'], 'cette aprem': [0, 'AFTERNOON'],
    'cet apm': [0, 'AFTERNOON'], 'cette apm': [0, 'AFTERNOON'], 'ce soir': [0, 'EVENING'],
    "en fin de journée aujourd'hui": [0, 'LATE_AFTERNOON'], 'cette nuit': [0, 'NIGHT'],
  },
  // prettier-ignore
  parts: {
    matin: 'MORNING', matins: 'MORNING', soirs: 'EVENING', 'le matin': 'MORNING', matinée: 'MORNING', mat: 'MORNING', 'matin tôt': 'EARLY_MORNING',
    'tôt le matin': 'EARLY_MORNING', 'tôt dans la matinée': 'EARLY_MORNING', 'de bonne heure': 'EARLY_MORNING',
    'de bon matin': 'EARLY_MORNING', 'à la première heure': 'EARLY_MORNING', 'dès la première heure': 'EARLY_MORNING',
    "dès l'ouverture": 'EARLY_MORNING', "à l'ouverture": 'EARLY_MORNING', 'milieu de matinée': 'MID_MORNING', 'milieu de la matinée': 'MID_MORNING',
    'en milieu de matinée': 'MID_MORNING', 'début de la matinée': 'EARLY_MORNING',
    'début de journée': 'EARLY_MORNING', 'fin de la matinée': 'LATE_MORNING', 'fin de mat': 'LATE_MORNING',
    'entre midi et deux': 'NOON', 'le midi': 'NOON', déjeuner: 'NOON', dej: 'NOON', "à l'heure du déjeuner": 'NOON',
    'pause dej': 'NOON', 'pause midi': 'NOON', 'pause de midi': 'NOON', 'après déjeuner': 'EARLY_AFTERNOON',
    'après le déjeuner': 'EARLY_AFTERNOON', 'après manger': 'EARLY_AFTERNOON', 'après dej': 'EARLY_AFTERNOON',
    apresmidi: 'AFTERNOON',
    'en matinée': 'MORNING', 'dans la matinée': 'MORNING', 'début de matinée': 'EARLY_MORNING',
    'fin de matinée': 'LATE_MORNING', 'heure du déjeuner': 'NOON', 'pause déjeuner': 'NOON',
    'après-midi': 'AFTERNOON', aprem: 'AFTERNOON', 'apr-m': 'AFTERNOON', 'ap midi': 'AFTERNOON', 'ap-midi': 'AFTERNOON', 'après m': 'AFTERNOON', apmidi: 'AFTERNOON', apm: 'AFTERNOON', aprèm: 'AFTERNOON',
    aprms: 'AFTERNOON', aprm: 'AFTERNOON', 'aprs midi': 'AFTERNOON', "l'après-midi": 'AFTERNOON', 'début aprem': 'EARLY_AFTERNOON',
    "début d'aprem": 'EARLY_AFTERNOON', 'début après-midi': 'EARLY_AFTERNOON', "milieu d'après-midi": 'MID_AFTERNOON',
    "milieu de l'après-midi": 'MID_AFTERNOON', "milieu d'aprem": 'MID_AFTERNOON',
    "au milieu de l'après-midi": 'MID_AFTERNOON', "fin d'aprem": 'LATE_AFTERNOON', 'fin aprem': 'LATE_AFTERNOON',
    'fin après-midi': 'LATE_AFTERNOON', "fin de l'aprem": 'LATE_AFTERNOON', 'fin de la journée': 'LATE_AFTERNOON',
    'fin journée': 'LATE_AFTERNOON', 'après le travail': 'EVENING', 'après le boulot': 'EVENING',
    'début de soirée': 'EARLY_EVENING', 'début de la soirée': 'EARLY_EVENING', 'tôt dans la soirée': 'EARLY_EVENING',
    'fin de soirée': 'LATE_EVENING', 'tard le soir': 'LATE_EVENING', soirée: 'EVENING', 'le soir': 'EVENING',
    "début d'après-midi": 'EARLY_AFTERNOON', "début de l'après-midi": 'EARLY_AFTERNOON',
    "fin d'après-midi": 'LATE_AFTERNOON', "fin de l'après-midi": 'LATE_AFTERNOON', 'fin de journée': 'LATE_AFTERNOON',
    "dans l'après-midi": 'AFTERNOON', soir: 'EVENING', 'en soirée': 'EVENING', 'dans la soirée': 'EVENING',
    nuit: 'NIGHT', 'en journée': 'DAY', 'dans la journée': 'DAY',
  },
  // prettier-ignore
  wholes: {
    'toute la journée': 'DAY', 'toute journée': 'DAY', 'tte la journée': 'DAY', 'ttes la journée': 'DAY',
    'tt la journée': 'DAY', 'tte la jrnee': 'DAY', 'tout le jour': 'DAY', 'toute une journée': 'DAY',
    'pour la journée': 'DAY', 'sur la journée': 'DAY', 'du matin au soir': 'DAY', 'la journée': 'DAY',
    'une journée': 'DAY', 'journée entière': 'DAY', 'journée complète': 'DAY', 'à la journée': 'DAY',
    'toute la matinée': 'MORNING', 'tte la matinée': 'MORNING', 'tout le matin': 'MORNING', 'la matinée': 'MORNING',
    'une matinée': 'MORNING', "toute l'après-midi": 'AFTERNOON', "tout l'après-midi": 'AFTERNOON',
    "tte l'aprem": 'AFTERNOON', "toute l'aprem": 'AFTERNOON', "tout l'aprem": 'AFTERNOON',
    'une après-midi': 'AFTERNOON', 'un après-midi': 'AFTERNOON', 'toute la soirée': 'EVENING', 'la soirée': 'EVENING',
  },
  // prettier-ignore
  lengths: {
    'demi-heure': 30, 'une demi-heure': 30, '1/2 heure': 30, '1/2 h': 30, "quart d'heure": 15, "un quart d'heure": 15,
    "trois quarts d'heure": 45, "3/4 d'heure": 45, 'demie-heure': 30, 'une demie-heure': 30, 'une petite heure': 60,
    'une grosse heure': 60, 'une bonne heure': 60, 'une heure et quart': 75, 'demi-journée': 240,
    'une demie journée': 240, 'demie journée': 240, 'une demi-journée': 240, '1/2 journée': 240,
  },
  // prettier-ignore
  weeks: {
    any: "n'importe quel jour, quel que soit le jour, peu importe le jour, tous les jours sont bons",
    this: 'cette semaine, cette sem, dans la semaine, en semaine, la semaine en cours',
    next: 'la semaine prochaine, semaine prochaine, la semaine qui vient, la semaine suivante, la sem pro, sem pro, la semaine pro, semaine pro, la sem prochaine, sem prochaine, semaine qui vient',
    weekend:
    'ce week-end, le week-end, week-end, ce weekend, le weekend, weekend, ce we, le we, ce wk, ce week end, week end',
    nextWeekend:
    'le week-end prochain, week-end prochain, le weekend prochain, weekend prochain, le we prochain, we prochain, we pro, le we pro, le we suivant, weekend pro, le weekend pro, week-end pro, weekend suivant, le weekend suivant',
  },
  nextDay: 'prochain, prochaine, pro, proch, qui vient, qui arrive, suivant, à venir',
  lastDay: 'dernier, passé, de la semaine dernière',
  thisDay: 'ce',
  weekOn: '',
  // prettier-ignore
  weekThirds: {
    'début de': 1, début: 1, 'au début de': 1, 'en début de': 1, 'milieu de': 2, 'au milieu de': 2, 'en milieu de': 2,
    'fin de': 3, fin: 3, 'en fin de': 3, 'à la fin de': 3, 'cette fin de': 3,
  },
  // prettier-ignore
  feasts: {
    noël: 1225, 'le jour de noël': 1225, 'veille de noël': 1224, 'réveillon de noël': 1224, 'nouvel an': 101,
    "jour de l'an": 101, 'saint-sylvestre': 1231, 'lendemain de noël': 1226, 'le lendemain de noël': 1226, 'réveillon du nouvel an': 1231,
    'st sylvestre': 1231, 'saint-valentin': 214, 'st valentin': 214, halloween: 1031,
  },
  repeated:
    'tlj, tous les jours, tt les jours, ts les jours, chaque jour, quotidien, tous les, tout les, ts les, toutes les, chaque, hebdomadaire, toutes les semaines, chaque semaine, un sur deux, une semaine sur deux, 1 semaine sur 2, sur deux, sur 2',
  unknownDays:
    "toussaint, pâques, pentecôte, ascension, ramadan, aïd, jour férié, férié, fériés, vacances, rentrée, veille, lendemain, d'après, semaine dernière, mois dernier, quinzaine prochaine, début du mois, fin du mois, fin de mois, milieu du mois, le mois prochain, mois prochain",
  inEightDays: 'en huit, en 8',
  inFifteenDays: 'en quinze, en 15',
  idiomaticDays: { huit: 7, '8': 7, quinze: 14, '15': 14 },
  now: "maintenant, tout de suite, immédiatement, là maintenant, sur le champ, dans l'heure",
  noon: 'midi',
  midnight: 'minuit',
  hourMark: 'h, heure, heures, heur, heurs, hr, hrs, ure',
  hourUnit: '',
  minuteUnit: 'min, mins, minute, minutes, mn, mns',
  dayUnit: 'jour, jours, j',
  weekUnit: 'semaine, semaines',
  monthUnit: 'mois',
  yearUnit: 'an, ans, année, années',
  afterHour: {
    'et demie': 30,
    'et demi': 30,
    'et quart': 15,
    'moins le quart': -15,
    'moins quart': -15,
    pile: 0,
    pétantes: 0,
    tapantes: 0,
    précises: 0,
    environ: 0,
  },
  beforeHour: {},
  am: 'du matin',
  pm: "du soir, de l'après-midi, de l'aprem",
  at: 'à, a, vers, sur les coups de, sur le coup de, autour de, aux alentours de, aux environs de, genre, dispo à',
  atBare: '',
  ish: 'ish',
  onwards: 'et après, ou après, ou plus tard, et plus tard, minimum, au plus tôt',
  latest: 'au plus tard, max, maxi, maximum, dernier délai, dernière limite, grand max',
  vagueHours: 'trop tôt, trop tard, tôt, tard, plus tôt possible dans la journée, heures creuses, de bonne heure',
  from: 'rien avant, pas possible avant, pas dispo avant, pas disponible avant, pas libre avant, peux pas avant, peut pas avant, impossible avant, pas avant, pas avant le, jamais avant, pas plus tôt que, plus tard que, à partir de, à partir du, dès, dès le, apd, à compter, depuis, après, après le, à compter de, à compter du',
  until:
    "rien après, pas possible après, pas dispo après, pas disponible après, pas libre après, peux pas après, peut pas après, impossible après, pas après, pas après le, jamais après, pas plus tard que, avant, avant le, jusqu'à, jusqu'au, jusque, d'ici, d'ici à, d'ici le, d'ici au, sous, au plus tard",
  strictlyBefore: 'avant, avant le',
  lasting: "pendant, pdt, pdnt, durant, durée, durée de, d'une durée de, pour une durée de, sur",
  afterLength: "d'affilée, à peu près, grand max, maxi, de suite, au total, en tout, environ, max, maximum, minimum",
  rangeFrom: 'de, du, depuis, à partir de, à partir du',
  between: 'entre, entre le',
  rangeTo: "à, a, au, et jusqu'à, et, et le, jusqu'à, jusqu'au, -, /",
  inDelay: 'dans',
  dayArticle: "le, du, jusqu'au, d'ici au",
  monthThirds: { début: 1, 'au début de': 1, 'courant début': 1, mi: 2, 'à la mi': 2, fin: 3, 'à la fin de': 3 },
  weekOf: 'semaine du, la semaine du, la semaine de',
  and: 'et',
  or: 'ou, ou bien, ou alors, voire, ou même',
  inMonth: 'en, au mois de, courant, mois de',
  partyFor: 'pour nous, pour, pr, à, a, pour environ, pour un groupe de, pour une équipe de',
  partyIs:
    "nous, ns, on est, on sera, on serait, ns serons, on est à, on est environ, on sera environ, on sera entre, on est entre, à peu près, autour de, une bande de, bande de, un groupe de, une équipe de, entre, nous sommes, nous serons, nous serions, sommes, groupe de, équipe de, un groupe d'environ, capacité, capacité de, jauge, jauge de, au moins, on vient à, nous venons à",
  people:
    'musiciens, musicien, danseurs, danseuses, comédiens, artistes, entrepreneurs, dirigeants, parents, profs, porteurs de projet, femmes, hommes, filles, gars, spectateurs, spectatrices, personnes, personne, pers, perss, prs, prsn, pax, p, gens, pelos, membres, salariés, bénévoles, auditeurs, apprenants, formateur, formateurs, candidats, enfants, jeunes, étudiantes, adhérents, participants, participant, participantes, invités, convives, chaises, têtes, élèves, stagiaires, étudiants, adultes, enfants',
  atMost: "max, maxi, maximum, au plus, pas plus de, moins de, jusqu'à, au maximum",
  meAnd: 'moi et, moi plus, moi avec, moi +, moi &',
  onePerson:
    "mon associé, mon associée, mon collègue, ma collègue, un collègue, une collègue, mon client, ma cliente, un client, une cliente, un ami, une amie, mon binôme, mon cofondateur, ma cofondatrice, mon stagiaire, ma stagiaire, une autre personne, quelqu'un d'autre, ma femme, mon mari, mon alternant, mon alternante",
  twoPeople: 'en tête à tête, tête à tête, en tête-à-tête, en 1:1, 1:1, en face à face',
  money: 'euro, euros, eur, balles',
  seats: 'places, place, postes, poste, sièges, siège',
  companions:
    'collègues, collègue, collegue, potes, stagiaires, autres, autres personnes, amis, associés, associé, collaborateurs, clients, client',
  alone: 'seul, seule, tout seul, toute seule, pour moi, pour moi seul, en solo',
  near: "pres, pas trop loin de, pas trop loin du, pas trop loin des, pas très loin de, pas très loin du, près de, près du, près des, près d', proche de, proche du, proche, à côté de, à côté du, autour de, aux alentours de, aux environs de, alentours de, vers, du côté de, côté, pas loin de, non loin de, plus proche de, le plus proche de, la plus proche de, plus près de, le plus près de, au plus près de, à proximité de, proximité de, à deux pas de, chez",
  inside: 'à, a, au, aux, en, dans, sur, quartier, secteur, commune de, ville de',
  streets:
    'rue, r, avenue, av, ave, boulevard, bd, bld, quai, cours, place, pl, chemin, allée, allées, impasse, route, gare, gare de, gare du, métro, metro, tram, arrêt, arrêt de, station, port, rond-point',
  floors: 'étage, étages, niveau',
  insideOrdinal: 'dans le, dans, sur, vers, vers le, près du, sur le, du côté du, proche du, à côté du',
  district: 'arrondissement, arrondissements, arr, ardt, arrt, arrdt',
  nearMe:
    "près de moi, proche de moi, autour de moi, à côté de moi, à côté de chez moi, près de chez moi, proche de chez moi, autour de chez moi, près d'ici, proche d'ici, par ici, dans le coin, dans les parages, de moi, de chez moi, ma position",
  of: 'de, du, des, d',
  nearby:
    'à proximité, pas loin, pas trop loin, non loin, à côté, tout près, le plus proche, la plus proche, au plus près',
  within: 'à moins de, à, a, dans un rayon de',
  travelBy:
    'à vélo, en vélo, à pied, en marchant, en voiture, en transport, en transports, en transports en commun, en bus, en métro, en tram, en train, de trajet, de route, de marche',
  accessible:
    'fauteuil, fauteuils, accessible aux fauteuils, accessible fauteuil, accessible, accessibles, pmr, accès pmr, fauteuil roulant, en fauteuil roulant, accessible en fauteuil roulant, accessible en fauteuil, accessible pmr, accessible aux personnes handicapées, accessible aux personnes à mobilité réduite, personne à mobilité réduite, mobilité réduite, handicap, handicapé, handicapée, sans marche, sans marches, sans escalier, sans escaliers, pas d’escalier, pas d’escaliers, rez-de-chaussée, au rez-de-chaussée, rdc, en rdc, de plain pied, handi, poussette, de plain-pied, plain-pied',
  except:
    "trop loin, pas, pas le, pas la, pas de, pas en, pas du, mais pas, surtout pas, sauf, sauf le, hors, excepté, excepté le, à part, à part le, ni, jamais, jamais le, éviter, évitez, éviter le, en dehors de, en dehors du, à l'exception de, à l'exception du, plutôt que, plutôt que le, autre que, sans compter, pas dispo, pas disponible, pas libre, indisponible, hors de",
  excepted:
    'c’est mort, mort, ça marche pas, marche pas, pas bon, c’est pas bon, impossible, pas possible, je peux pas, je ne peux pas, je peux po, ça va pas, ne va pas, exclu, non',
  correction:
    "non, ah non, euh non, euh, oh non, heu non, mais non, non pardon, pardon, oups, oups non, enfin, enfin non, enfin plutôt, plutôt, ou plutôt, non plutôt, finalement, non finalement, en fait, en fait non, rectification, rectif, erratum, je corrige, je rectifie, correction, je voulais dire, je veux dire, je me trompe, erreur, désolé, ah non c'est, non c'est, c'est plutôt, disons plutôt, disons, ou disons",
  another: 'et, et aussi, puis, et puis, ensuite, et ensuite, +, plus, ainsi que, et sinon, et après, aussi',
  otherwise:
    "si c'est pas possible, si pas possible, si ce n'est pas possible, si impossible, si c'est complet, si complet, si c'est pris, ou, ou bien, ou alors, sinon, ou sinon, à défaut, ou à défaut, ou au pire, au pire, voire",
  notNegations:
    "pas loin, pas trop loin, pas trop loin de, pas trop loin du, pas très loin, pas très loin de, pas très loin du, pas loin de, non loin, non loin de, pas mal, pas mal de, pourquoi pas, pas grave, c'est pas grave, pas de souci, pas de soucis, pas de problème, pas forcément, pas sûr, pas sûre, je sais pas, je ne sais pas, pas cher, pas trop cher, pas chère, pas trop chère, pas de bruit, sans bruit, sans engagement, si pas possible, n'est-ce pas, auriez-vous pas, aurais pas, t'aurais pas, avez pas, y a pas, ya pas, il y a pas, y aurait pas, vous n'avez pas, n'auriez pas, sans faute, sans problème",
  without: 'sans, sans besoin de, pas besoin de, pas besoin, inutile, pas de, pas, hors, sauf, aucun, aucune',
  with: 'avec, équipé de, équipée de, équipé, équipée, doté de, dotée de, disposant de, munie de',
  expert:
    "qq1 pour m'aider, qqun pour m'aider, qqn pour m'aider, qq1 pour, qqun pour, qq1 qui s'y connaît en, qqun qui s'y connaît en, un pro de, une pro de, pro de, pro en, un as de, un regard sur, regard sur, un œil sur, œil sur, relire, qui connaît, qui connait, qui s'y connait en, qui s'y connait, un coup de main sur, un coup de main pour, coup de main sur, coup de main pour, coup de main en, coup de main, m'aider sur, m'aider en, m'aider à, m'aider avec, qui s'y connaît en, qui s'y connaît, calé en, calée en, doué en, bon en, parler à un, parler à une, échanger avec un, accompagner sur, accompagner pour, expert, experte, experts, mentor, mentore, mentors, coach, conseiller, conseillère, conseil en, conseils en, conseil sur, conseils sur, conseil pour, conseils pour, accompagnateur, accompagnatrice, accompagnement, accompagné, accompagnée, spécialiste, aide pour, aide sur, aide en, aide à, aider sur, aider à, aider pour, m'aider, quelqu'un pour m'aider, parler à quelqu'un, échanger avec quelqu'un, coaching, me conseiller, conseils, rendez-vous avec un expert, rendez-vous avec une experte, rendez-vous avec un mentor, rdv avec un expert, rdv avec un mentor, rdv mentor, mentorat, quelqu'un pour, quelqu'un qui s'y connaît en, quelqu'un qui s'y connaît, quelqu'un qui connaît, qui peut m'aider, qui peut me conseiller, peut me conseiller",
  professions:
    'designer, graphiste, dev, développeur, développeuse, développeur web, architecte, avocat, avocate, juriste, comptable, expert-comptable, experte-comptable, fiscaliste, notaire, conseil juridique, conseils juridiques, conseil fiscal, conseil financier, conseiller juridique, conseillère juridique',
  expertAbout: 'en, sur, pour, de, du, des, d, la, le, les, l, un, une, ma, mon, mes, au sujet de, à propos de',
  projectStage:
    "au stade de l'idée, au stade prototype, au stade du prototype, au stade de la croissance, en phase d'idée, en phase de prototype, en phase de lancement, en amorçage",
  expertStop: 'en visio, par visio, en ligne, avec, dans, chez, pour, à, au, svp, merci, si, et, près, disponible',
  joiners: 'de, du, des, d, la, le, l, les, un, une, à, a, au, aux, en, mon, ma, mes',
  fillers:
    "de la semaine, du mois, de la journée, de l'année, urgent, urgence, labo, viens, vient, venons, jsuis, je m'appelle, c'est pour, slt, bjr, bsr, cc, salu, yo, mrc, mrci, thx, re, stp, s'te plaît, svp merci, merci d'avance, d'avance, bonne journée, bonne soirée, cordialement, bien à vous, madame, monsieur, mesdames, messieurs, l'équipe, ya, y'a, qqn, qqch, qq1, qqun, qq chose, quelque chose, jcherche, chrche, cherch, jcherch, déjà, jvoudrais, jaimerais, jveux, chui, je suis, je voudrai, j'aurai besoin, besoin d, resevé, réservé, reserver, resa, résa, book, booker, genre, tranquillou, tt, tte, pr, ds, ms, ns, vs, pcq, car, parce, afin, alors, euh, heu, ben, bah, bon, voilà, donc, bref, ok, okay, oui, dis, dites, dis-moi, t'as, t'aurais, aurais-tu, auriez-vous, avez-vous, est ce que, par hasard, vraiment, si possible, de préférence, préférence, idéalement, préférablement, éventuellement, normalement, peut-être, plutôt, surtout, sûr, sûre, pas sûr, pas sûre, mais, très, assez, bien, super, simple, sympa, cool, propre, agréable, belle, beau, joli, jolie, nouveau, nouvelle, prochaine fois, première fois, fois, moi, toi, elle, lui, eux, mien, asso, association, organise, organisons, rester, resterait, reste, restait, trouverai, faudra, faudrait, aurait, auraient, utiliserai, passer, pouvoir, savoir, sait, sais, pote, mail, tel, adresse, étage, min, soit, cette, tous, toute, tout, toutes, séance, session, cherchons, cherchez, budget, aller-retour, résider, bosser, travailler, taf, taff, taffer, boulot, bossé, n'importe quand, peu importe, quand vous voulez, ouvert, ouverte, rencontrer, parler, cours, ne, n, avis, aurais, aurai, aurions, auriez, avez, pourrait, pourriez, pourrions, dois, doit, devons, devrais, voudrions, aimerions, serions, ferai, ferais, ferons, soit, même, s'il y a, y a-t-il, est-ce que, il y a, je, j, tu, il, elle, on, nous, vous, ils, me, m, moi, se, s, y, en, qui, que, qu, quoi, dont, où, est, suis, sommes, sont, ai, as, a, avons, avoir, être, serait, sera, ce, cet, cette, ces, c, ça, cela, un, une, des, de, du, d, le, la, les, l, au, aux, à, et, ou, mais, donc, pour, par, dans, sur, chez, avec, vers, mon, ma, mes, notre, nos, votre, vos, leur, son, sa, ses, voudrais, voudrait, veux, veut, voulons, aimerais, aimerait, souhaite, souhaiterais, souhaitons, cherche, cherchons, recherche, recherchons, besoin, faut, faudrait, peux, puis, peut, pouvez, pourrais, possible, si, svp, stp, s'il vous plaît, s'il te plaît, merci, bonjour, bonsoir, salut, coucou, hello, réserver, réserve, réservation, louer, location, trouver, trouve, utiliser, accéder, accès, prendre, disponible, disponibles, dispo, dispos, libre, libres, créneau, créneaux, horaire, heure, jour, date, moment, lieu, endroit, espace, quelque part, quelqu'un, personne, personnes, environ, dès que possible, au plus vite, le plus tôt possible, rapidement, bientôt, faire, venir, aller, rendez-vous, rdv, projet, équipe, groupe, lors, pendant, durant, durée, n'importe, heures, h, ici, là, aussi, juste, plutôt, uniquement, seulement, entre, petit, petite, grand, grande, ensemble, quartier, secteur, prochain, prochaine, jusque, ici, tiers-lieu, tiers lieu, t",
};
