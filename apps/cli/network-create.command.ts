import { CommandRunner, Option, SubCommand } from 'nest-commander';
import { startPrices } from '#libs/passes';
import { MailLinks } from '#libs/accounts';
import { appointAdmin } from '#libs/people';
import {
  Clock,
  Database,
  ENV,
  type Env,
  Networks,
  Random,
  createNetwork,
  MAX_NAME_LENGTH,
  nameFromEmail,
  nameOf,
} from '#libs/platform';
import { withApplication } from './application.js';
import { mailAddressArgument } from './arguments.js';
import { moneyText } from './tour.texts.js';

interface NewNetwork {
  slug: string;
  name: string;
  zone: string;
  lat: number;
  lon: number;
  alsaceMoselle?: boolean;
  hourlyCents: number;
  admin: string;
}

const within = (flag: string, text: string, least: number, most: number): number => {
  const value = Number(text);
  if (text.trim() === '' || !(value >= least && value <= most))
    throw new Error(`${flag} ${text}: must be a number from ${least} to ${most}`);
  return value;
};

@SubCommand({
  name: 'create',
  description: 'Create a network with its first price and plans, and invite its administrator by mail',
})
export class NetworkCreateCommand extends CommandRunner {
  @Option({
    flags: '--slug <slug>',
    description: 'name in web addresses: lower-case letters, digits, hyphens',
    required: true,
  })
  slug(text: string): string {
    if (!/^[a-z][a-z0-9-]{1,39}$/.test(text))
      throw new Error(
        `--slug ${text}: must have 2 to 40 lower-case letters, digits and hyphens, and start with a letter`,
      );
    if (
      ['assets', 'dev', 'graphql', 'health', 'metrics', 'oidc', 'operator', 'still-right', 'unsubscribe'].includes(text)
    )
      throw new Error(`--slug ${text}: this name is reserved; choose another`);
    return text;
  }

  @Option({ flags: '--name <name>', description: 'name shown to people', required: true })
  name(text: string): string {
    const name = nameOf(text);
    if (!name)
      throw new Error(
        `--name: must have 1 to ${MAX_NAME_LENGTH} visible characters on one line, with a letter or a digit`,
      );
    return name;
  }

  @Option({ flags: '--zone <zone>', description: 'time zone', defaultValue: 'Europe/Paris' })
  zone(text: string): string {
    try {
      return Temporal.Now.zonedDateTimeISO(text).timeZoneId;
    } catch {
      throw new Error(`--zone ${text}: unknown time zone. Examples: Europe/Paris, Indian/Reunion`);
    }
  }

  @Option({ flags: '--lat <degrees>', description: 'latitude of the centre', required: true })
  lat(text: string): number {
    return within('--lat', text, -90, 90);
  }

  @Option({ flags: '--lon <degrees>', description: 'longitude of the centre', required: true })
  lon(text: string): number {
    return within('--lon', text, -180, 180);
  }

  @Option({ flags: '--alsace-moselle', description: 'observe the additional holidays of Alsace and Moselle' })
  alsaceMoselle(): boolean {
    return true;
  }

  @Option({
    flags: '--hourly-cents <cents>',
    description: 'price of one credit-hour, VAT of 20 % included',
    defaultValue: 480,
  })
  hourlyCents(text: string): number {
    return Math.round(within('--hourly-cents', text, 0, 100_000));
  }

  @Option({ flags: '--admin <mail>', description: 'mail address of the first administrator', required: true })
  admin(text: string): string {
    return mailAddressArgument(text, '--admin');
  }

  async run(_: string[], options: NewNetwork): Promise<void> {
    await withApplication(async (app) => {
      const [database, env] = [app.get(Database), app.get<Env>(ENV)];
      const { slug, name, zone, admin, hourlyCents } = options;
      if ((await app.get(Networks).all()).some((network) => network.slug === slug))
        throw new Error(`The network ${slug} already exists (npx traboule network list).`);
      const id = app.get(Random).uuid();
      const now = app.get(Clock).now();
      await database.inTransaction(id, async (tx) => {
        await createNetwork(tx, { ...options, id, alsaceMoselle: options.alsaceMoselle ?? false });
        await startPrices(tx, hourlyCents, now);
        await appointAdmin(tx, id, { email: admin, name: nameFromEmail(admin), locale: 'fr' }, now);
      });
      const caller = { address: 'command line', requestId: 'network-create', userAgent: '', sessionId: null };
      const linkRequest = { email: admin, name: null, locale: 'fr' } as const;
      const result = await app.get(MailLinks).request({ id, slug, name, zone }, linkRequest, caller);
      console.log(
        [
          `${name} is created: ${env.PUBLIC_URL}/${slug}`,
          `One credit-hour costs ${moneyText(hourlyCents)}, VAT of 20 % included; plan prices are proportional.`,
          result === 'SENT'
            ? `${admin} is its administrator. The worker mails a sign-in link now, valid for 15 minutes.`
            : `${admin} is its administrator, but has requested too many sign-in links recently.`,
          `Another link can be requested at ${env.PUBLIC_URL}/${slug}/sign-in. Administration requires a second factor.`,
          '',
          `Next: npx traboule import territory COMMUNES.geojson --network ${slug}`,
          `      npx traboule import venues CENSUS.csv --network ${slug} --dry-run`,
        ].join('\n'),
      );
    });
  }
}
