import { legalPages } from './legal-pages.data.js';
import { type Town } from './town.js';

const PUBLISHED_DAYS_AGO = 300;

/** The legal pages of the town. Nobody has accepted them yet, so the pages show how members are asked. */
export function drawLegalPages({ data, networkId, now, rows }: Town): void {
  const bindsFrom = now.subtract({ hours: 24 * PUBLISHED_DAYS_AGO }).toString();
  for (const { kind, fr, en } of legalPages(data.name))
    rows.add('legal_page', {
      network_id: networkId,
      kind,
      version: 1,
      text_fr: fr,
      text_en: en,
      binds_from: bindsFrom,
      published_at: bindsFrom,
    });
}
