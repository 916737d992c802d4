import { demoPersons, demoPersonsNetwork } from '#libs/demo';
import { dataFolder } from './folders.js';

/** What a newcomer reads when everything is up. Demo sign-in and mailbox answer to the local address only. */
export function welcome({ url, localUrl, demo }: { url: string; localUrl: string; demo: boolean }): string {
  const seconds = (Date.now() - Number(process.env.TRABOULE_STARTED_AT ?? Date.now())) / 1000;
  return [
    '',
    `Traboule is ready after ${seconds.toFixed(1)} s:  ${url}`,
    '',
    ...(demo ? signIns(localUrl) : []),
    ...(process.env.SMTP_URL ? [] : [`  Mails it sends   ${localUrl}/dev/mail`]),
    `  Data and logs    ${dataFolder}`,
    '',
    'Ctrl-C stops everything.',
  ].join('\n');
}

function signIns(url: string): string[] {
  const width = Math.max(...demoPersons.map(({ name }) => name.length));
  return [
    '  Sign in as one of the demo’s people (nobody real):',
    ...demoPersons.map(({ name, role, key }) => {
      const what = role.toLowerCase().replaceAll('_', ' ');
      return `    ${what.padEnd(18)} ${name.padEnd(width)}  ${url}/${demoPersonsNetwork}/sign-in?demo=${key}`;
    }),
    '',
  ];
}
