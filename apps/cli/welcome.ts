import { demoPersons, demoPersonsNetwork } from '#libs/demo';
import { dataFolder } from './folders.js';

/** The message when everything is ready. Demo sign-in and mailbox work on the local address only. */
export function welcome({ url, localUrl, demo }: { url: string; localUrl: string; demo: boolean }): string {
  const seconds = (Date.now() - Number(process.env.TRABOULE_STARTED_AT ?? Date.now())) / 1000;
  return [
    '',
    `Traboule is ready after ${seconds.toFixed(1)} s:  ${url}`,
    '',
    ...(demo ? signIns(localUrl) : []),
    ...(process.env.SMTP_URL ? [] : [`  Local mailbox    ${localUrl}/dev/mail`]),
    `  Data and logs    ${dataFolder}`,
    '',
    'Ctrl-C stops everything.',
  ].join('\n');
}

function signIns(url: string): string[] {
  const width = Math.max(...demoPersons.map(({ name }) => name.length));
  return [
    '  Demonstration accounts to sign in with (invented people):',
    ...demoPersons.map(({ name, role, key }) => {
      const roleText = role.toLowerCase().replaceAll('_', ' ');
      return `    ${roleText.padEnd(18)} ${name.padEnd(width)}  ${url}/${demoPersonsNetwork}/sign-in?demo=${key}`;
    }),
    '',
  ];
}
