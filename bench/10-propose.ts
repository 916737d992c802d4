import { seededRandom } from '#libs/testing';
import { rawSearchRequest, randomSearches } from './03-availability.js';
import { compare } from './compare.js';
import { type LoadRequest } from './load.js';
import { persistedRequests, startSides } from './sides.js';
import { type Workload, lineOf } from './workload.js';

/** One request at a time, because the waiting time of a person is measured. */
const CLIENTS = 1;
const MAX_TIMES = 1;
const DAYS = 57;
const PROPOSE = `query Propose($need: NeedInput!) { proposal: propose(need: $need, first: 3) {
  understood { kind capability { label } window { start end zone minutes } near { label point { lat lon } } party assumed unread faults { code message } }
  offers { token summary expiresAt quote { creditMinutesFromPass amountInclVatCents } reasons { text } }
  nothing { why text nearest { token summary } } } }`;
const NEEDS = [
  'salle de réunion pour 6 personnes à Gerland',
  'une salle pour 4 près de la Part-Dieu',
  'découpe laser près de Villeurbanne',
  'un bureau à la Croix-Rousse',
  'un poste de travail à Vaise',
  'imprimante 3D',
  'a meeting room for 8 with a screen in Confluence',
];

/** Turns a need in words into three offers: parsing, search, ranking and pricing, compared with the SQL of the search alone. */
export const propose: Workload = {
  number: 10,
  title: '`propose` (parse, rank, quote, 3 offers), one request at a time',
  target: 1 / MAX_TIMES,
  run: async ({ effort, town: open, log }) => {
    const town = await open();
    const sides = await startSides(town);
    try {
      const chance = seededRandom();
      log(`workload 10: SEED=${chance.seed}`);
      const nextSearch = randomSearches(town, chance);
      const raw = rawSearchRequest(town);
      const ask = await persistedRequests(town, sides.api, PROPOSE, { need: { text: `${NEEDS[0]} demain à 14h` } });
      const tally = { offered: 0, nothing: 0 };
      const ours = (): LoadRequest => {
        const date = town.tomorrow.toZonedDateTimeISO('Europe/Paris').add({ days: Math.floor(chance.next() * DAYS) });
        const day = date.toLocaleString('fr-FR', { day: 'numeric', month: 'long', year: 'numeric' });
        const text = `${chance.pick(NEEDS)} le ${day} à ${9 + Math.floor(chance.next() * 9)}h`;
        return {
          request: ask({ need: { text } }, chance.pick(town.members).secret),
          isRight: (body) => {
            if (body.includes('"offers":[{')) tally.offered++;
            else tally.nothing++;
            return body.includes('"understood":{') && !body.includes('"errors"');
          },
        };
      };
      const result = await compare(effort, CLIENTS, town.backend, {
        ours: { server: sides.api, next: ours },
        limit: { server: sides.raw, next: () => raw(nextSearch()) },
      });
      log(`workload 10: ${tally.offered} needs answered with offers, ${tally.nothing} with the nearest alternative`);
      const times = result.ours.p50Ms / result.limit.p50Ms;
      const line = lineOf(propose, result);
      const isJudged = line.verdict !== 'not judged';
      return [
        {
          ...line,
          ratio: `${times.toFixed(1)} times (p50)`,
          target: `≤ ${MAX_TIMES} times`,
          verdict: !isJudged ? line.verdict : times <= MAX_TIMES ? 'pass' : 'short of target',
        },
      ];
    } finally {
      await sides.stop();
    }
  },
};
