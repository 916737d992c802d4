import { type EnvironmentSetting, environmentSettings } from '#libs/platform';

/** Variables that only this command reads. */
const COMMAND_SETTINGS: EnvironmentSetting[] = [
  {
    name: 'DATA_DIR',
    description: 'Where `traboule up` keeps its database, secret and logs.',
    defaultValue: '.data',
    secret: false,
  },
  {
    name: 'TRABOULE_URL',
    description: 'The server that `tour` and `doctor` contact; by default the running `traboule up`.',
    defaultValue: undefined,
    secret: false,
  },
];

export const allSettings = (): EnvironmentSetting[] => [...environmentSettings(), ...COMMAND_SETTINGS];

/** The page for operators with the current table of settings. */
export function withSettingsTable(page: string): string {
  const rows = allSettings().map(({ name, description, defaultValue, secret }) => {
    const value = defaultValue ? `\`${defaultValue}\`` : '';
    return `| \`${name}\` | ${description} | ${value} | ${secret ? 'secret' : ''} |`;
  });
  const table = ['| Variable | Meaning | Default | |', '|---|---|---|---|', ...rows].join('\n');
  return page.replace(
    /(<!-- settings -->\n)[^]*(<!-- \/settings -->)/,
    (_all, from, to) => `${from}\n${table}\n\n${to}`,
  );
}
