import { dataFolder } from './folders.js';

/** What a newcomer reads when everything is up. */
export async function welcome({ url }: { url: string; databaseUrl: string; demo: boolean }): Promise<string> {
  const seconds = (Date.now() - Number(process.env.TRABOULE_STARTED_AT ?? Date.now())) / 1000;
  return [
    '',
    `Traboule is ready after ${seconds.toFixed(1)} s:  ${url}`,
    '',
    `  mails it sends   ${url}/dev/mail`,
    `  data and logs    ${dataFolder}`,
    '',
    'Ctrl-C stops everything.',
  ].join('\n');
}
