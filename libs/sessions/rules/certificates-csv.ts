import { parse } from 'csv-parse/sync';
import { type CsvRow, type Locale, csvRows, oneLine, parseMailAddress } from '#libs/platform';

/** The columns of a file of certificates, with the names that spreadsheets may use for them. */
const COLUMNS = {
  email: ['mail', 'email', 'e-mail', 'courriel', 'adresse mail', 'mail address'],
  member: ['reference', 'référence', 'référence du membre', 'member reference'],
  training: ['training', 'formation'],
  date: ['date', 'given', 'donnée le'],
  reason: ['reason', 'motif'],
} as const;
type Column = keyof typeof COLUMNS;
export const MOST_CERTIFICATES = 200;
const LONGEST_REASON = 300;

export interface KnownTraining {
  readonly id: string;
  readonly reference: string;
  readonly titleFr: string;
  readonly titleEn: string;
  /** After how many months a certificate that nobody uses ends. */
  readonly months: number;
}

export interface CertificateLine {
  /** Of the file, counted from 1. */
  readonly line: number;
  /** The mail address or the reference as it stands in the file. */
  readonly recipient: string;
  readonly email: string | undefined;
  /** Id of the member; undefined where the file has a mail address. */
  readonly memberId: string | undefined;
  readonly training: KnownTraining | undefined;
  readonly at: Temporal.Instant | undefined;
  readonly reason: string | null;
  readonly faults: readonly string[];
}

const texts = {
  fr: {
    unreadable: 'ce fichier ne se lit pas comme du CSV',
    missing: 'les colonnes « mail » (ou « reference ») et « training » sont nécessaires',
    tooMany: `plus de ${MOST_CERTIFICATES} lignes`,
    nobody: '« mail » et « reference » sont vides',
    both: 'donnez « mail » ou « reference », pas les deux',
    badAddress: '« mail » : ce n’est pas une adresse mail',
    badReference: '« reference » : ce n’est pas la référence d’un membre',
    training: (value: string, choices: string) => `« training » : ${value} ; choisissez parmi ${choices}`,
    date: '« date » : une date comme 2026-11-23 ou 23/11/2026',
    future: '« date » : cette date est à venir',
    ended: '« date » : cette attestation ne serait plus valable',
    reason: `« reason » : une ligne de ${LONGEST_REASON} caractères au plus`,
    twice: 'cette personne a déjà une ligne pour cette formation',
  },
  en: {
    unreadable: 'this file cannot be read as CSV',
    missing: 'the columns “mail” (or “reference”) and “training” are needed',
    tooMany: `more than ${MOST_CERTIFICATES} lines`,
    nobody: '“mail” and “reference” are empty',
    both: 'give “mail” or “reference”, not both',
    badAddress: '“mail”: this is not a mail address',
    badReference: '“reference”: this is not the reference of a member',
    training: (value: string, choices: string) => `“training”: ${value}; choose one of ${choices}`,
    date: '“date”: a date such as 2026-11-23 or 23/11/2026',
    future: '“date”: this date is in the future',
    ended: '“date”: this certificate would no longer be valid',
    reason: `“reason”: one line of ${LONGEST_REASON} characters at most`,
    twice: 'this person has a line for this training already',
  },
};

/** The certificates of a file, line by line, with what is wrong with each. Nothing is written. */
export function readCertificates(
  csv: string,
  known: { readonly trainings: readonly KnownTraining[]; readonly now: Temporal.Instant; readonly zone: string },
  locale: Locale,
): CertificateLine[] {
  const say = texts[locale];
  const fault = (line: number, text: string): CertificateLine[] => [
    { line, recipient: '', email: undefined, memberId: undefined, training: undefined, at: undefined, reason: null, faults: [text] }, // prettier-ignore
  ];
  const file = csvRows(parse, csv, COLUMNS);
  if (!file) return fault(1, say.unreadable);
  if (!(file.has('email') || file.has('member')) || !file.has('training')) return fault(1, say.missing);
  if (file.rows.length > MOST_CERTIFICATES) return fault(MOST_CERTIFICATES + 2, say.tooMany);
  const seen = new Set<string>();
  return file.rows.map((row) => {
    const line = readRow(row, known, locale);
    const key = line.training && `${line.email?.toLowerCase() ?? line.memberId} ${line.training.id}`;
    const isRepeated = key !== undefined && seen.has(key);
    if (key) seen.add(key);
    return isRepeated ? { ...line, faults: [...line.faults, say.twice] } : line;
  });
}

const REFERENCE = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

function readRow(
  { line, value }: CsvRow<Column>,
  { trainings, now, zone }: Parameters<typeof readCertificates>[1],
  locale: Locale,
): CertificateLine {
  const say = texts[locale];
  const faults: string[] = [];
  const [address, reference] = [value('email'), value('member').toLowerCase()];
  const email = address === '' ? undefined : parseMailAddress(address);
  const memberId = reference === '' ? undefined : reference;
  if (address === '' && !memberId) faults.push(say.nobody);
  else if (address !== '' && memberId) faults.push(say.both);
  else if (address !== '' && !email) faults.push(say.badAddress);
  else if (memberId && !REFERENCE.test(memberId)) faults.push(say.badReference);

  const wanted = value('training').toLowerCase();
  const training = trainings.find(({ reference: name, titleFr, titleEn }) =>
    [name, titleFr, titleEn].some((text) => text.toLowerCase() === wanted),
  );
  if (!training) faults.push(say.training(value('training') || '–', trainings.map((one) => one.reference).join(', ')));

  const day = dateOf(value('date'));
  const today = now.toZonedDateTimeISO(zone).toPlainDate();
  const isToday = value('date') === '' || day?.equals(today) === true;
  const at = isToday ? now : day?.toZonedDateTime(zone).toInstant();
  if (!at) faults.push(say.date);
  else if (Temporal.Instant.compare(at, now) > 0) faults.push(say.future);
  else if (training) {
    const end = at.toZonedDateTimeISO('UTC').add({ months: training.months }).toInstant();
    if (Temporal.Instant.compare(end, now) <= 0) faults.push(say.ended);
  }

  const reason = value('reason') === '' ? null : oneLine(value('reason'), LONGEST_REASON);
  if (reason === undefined) faults.push(say.reason);
  const recipient = (address || value('member')).slice(0, 254);
  return { line, recipient, email, memberId, training, at, reason: reason ?? null, faults };
}

/** A day as spreadsheets write it: 2026-11-23, the start of an instant, or 23/11/2026. */
function dateOf(text: string): Temporal.PlainDate | undefined {
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:T[\d:.]+Z)?$/.exec(text);
  const french = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(text);
  const [year, month, day] = iso ? iso.slice(1) : french ? french.slice(1).toReversed() : [];
  if (!year) return undefined;
  try {
    return Temporal.PlainDate.from(
      { year: Number(year), month: Number(month), day: Number(day) },
      { overflow: 'reject' },
    );
  } catch {
    return undefined;
  }
}
