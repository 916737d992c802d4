import { Injectable } from '@nestjs/common';
import { isStaffOf } from '#libs/directory';
import {
  Clock,
  Database,
  type Locale,
  type MemberViewer,
  Random,
  Rollback,
  type Settings,
  SettingsReader,
  type Sql,
  type Transaction,
  claimKey,
} from '#libs/platform';
import { type CertificateLine } from '../rules/certificates-csv.js';
import { holderByEmail, insertCertificate } from './certificate.queries.js';
import { type CertificateRefusalCode } from './certificate.types.js';
import { type HolderRow, hasLaterCertificate, holdersById, trainingsToImport } from './import.queries.js';

/** A line with what happens with it; without an outcome where it has a fault. */
export interface ImportedLine extends CertificateLine {
  readonly outcome: string | null;
}
export interface ImportedCertificates {
  readonly lines: readonly ImportedLine[];
  /** How many lines were carried out: all or none. */
  readonly carriedOut: number;
}

const texts = {
  fr: {
    unknown: '« reference » : aucun membre du réseau n’a cette référence',
    ifMember: 'donnée si un membre du réseau a cette adresse',
    first: (name: string) => `donnée à ${name}`,
    renewed: (name: string) => `renouvelée pour ${name}`,
    later: (name: string) => `${name} en a déjà une de cette date ou plus récente : elle reste`,
  },
  en: {
    unknown: '“reference”: no member of the network has this reference',
    ifMember: 'given if a member of the network has this address',
    first: (name: string) => `given to ${name}`,
    renewed: (name: string) => `renewed for ${name}`,
    later: (name: string) => `${name} has one of this date or later already: it stays`,
  },
};

/**
 * Gives the certificates of a CSV file: all of them, or none where a line has a fault. Whether a mail address belongs to a member is
 * never said, in the preview or afterwards: staff learn about people only what the list of certificates shows them.
 */
@Injectable()
export class ImportCertificates {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  async import(
    viewer: MemberViewer,
    { venueId, csv, dryRun, idempotencyKey }: { venueId: string; csv: string; dryRun: boolean; idempotencyKey: string },
  ): Promise<ImportedCertificates | CertificateRefusalCode> {
    if (!isStaffOf(viewer, venueId)) return 'NOT_STAFF';
    const now = this.clock.now();
    const settings = await this.settings.at(viewer.network.id, now);
    const { readCertificates } = await import('../rules/certificates-csv.js'); // loaded here, so that servers do not load the parser
    return this.database.inTransaction<ImportedCertificates | CertificateRefusalCode>(viewer.network.id, async (tx) => {
      const trainings = await trainingsToImport(tx, venueId, settings);
      const read = readCertificates(csv, { trainings, now, zone: viewer.network.zone }, viewer.locale);
      const lines = await linesWithOutcome(tx, venueId, read, viewer.locale);
      if (dryRun) return { lines, carriedOut: 0 };
      const key = { actorId: viewer.member.id, operation: 'importCertificates', key: idempotencyKey, request: venueId + csv }; // prettier-ignore
      const claim = await claimKey(tx, key, venueId, now);
      if (claim.kind === 'KEY_REUSED') return 'KEY_REUSED';
      if (claim.kind === 'REPLAY') return { lines, carriedOut: lines.length };
      if (lines.some(({ outcome }) => outcome === null))
        throw new Rollback<ImportedCertificates>({ lines, carriedOut: 0 });
      // In one order, so that two imports of the same people never wait for each other in a circle.
      for (const line of lines.toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1)))
        await this.give(tx, line, { venueId, givenById: viewer.member.id }, settings);
      return { lines, carriedOut: lines.length };
    });
  }

  private async give(
    tx: Transaction,
    { email, memberId: known, training, at, reason }: ImportedLine,
    by: { venueId: string; givenById: string },
    settings: Settings,
  ): Promise<void> {
    const about = { trainingId: training!.id, venueId: by.venueId, at: at! };
    const memberId = email ? (await holderByEmail(tx, email, about)).memberId : known!;
    if (!memberId || (await hasLaterCertificate(tx, memberId, about))) return;
    const made = { ...about, ...by, id: this.random.uuid(), memberId, sessionId: null, givenReason: reason };
    await insertCertificate(tx, made, settings);
  }
}

const orderOf = ({ email, memberId, training }: CertificateLine): string =>
  `${email?.toLowerCase() ?? memberId} ${training?.id}`;

async function linesWithOutcome(
  tx: Sql,
  venueId: string,
  lines: readonly CertificateLine[],
  locale: Locale,
): Promise<ImportedLine[]> {
  const say = texts[locale];
  const ids = lines.filter(({ faults }) => faults.length === 0).flatMap(({ memberId }) => memberId ?? []);
  const holders = new Map((await holdersById(tx, ids, venueId)).map((holder) => [holder.id, holder]));
  return lines.map((line) => {
    if (line.faults.length > 0) return { ...line, outcome: null };
    if (line.memberId === undefined) return { ...line, outcome: say.ifMember };
    const holder = holders.get(line.memberId);
    return holder
      ? { ...line, outcome: outcomeFor(holder, line, locale) }
      : { ...line, faults: [say.unknown], outcome: null };
  });
}

function outcomeFor({ name, certificates }: HolderRow, { training, at }: CertificateLine, locale: Locale): string {
  const say = texts[locale];
  const earlier = certificates.find(({ trainingId }) => trainingId === training!.id);
  if (!earlier) return say.first(name);
  return Temporal.Instant.compare(earlier.givenAt, at!) >= 0 ? say.later(name) : say.renewed(name);
}
