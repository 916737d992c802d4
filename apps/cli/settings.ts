import { type EnvironmentSetting, environmentSettings } from '#libs/platform';

/** Variables that only this command reads. */
const OWN: EnvironmentSetting[] = [
  {
    name: 'DATA_DIR',
    description: 'Where `traboule up` keeps its database, secret and logs.',
    initial: '.data',
    secret: false,
  },
  {
    name: 'TRABOULE_URL',
    description: 'The server that `tour` and `doctor` speak to; else the running `traboule up`.',
    initial: undefined,
    secret: false,
  },
];

export const allSettings = (): EnvironmentSetting[] => [...environmentSettings(), ...OWN];

/** The settings as the table that stands in docs/operating.md. */
export function settingsTable(): string {
  const rows = allSettings().map(({ name, description, initial, secret }) => {
    const value = initial === undefined ? '' : `\`${initial}\``;
    return `| \`${name}\` | ${description} | ${value} | ${secret ? 'secret' : ''} |`;
  });
  return ['| Variable | Meaning | Default | |', '|---|---|---|---|', ...rows].join('\n');
}
