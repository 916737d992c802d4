import { type Sql } from '#libs/platform';

export const LEGAL_KINDS = ['TERMS', 'PRIVACY', 'ACCESSIBILITY'] as const;
export type LegalKind = (typeof LEGAL_KINDS)[number];

/** A version of a legal page that newcomers accept. */
export interface LegalVersion {
  readonly kind: LegalKind;
  readonly version: number;
}
/** What a newcomer accepts before they join a network. The lib that keeps the legal pages says what that is. */
export interface JoinTerms {
  /** The versions that bind now. */
  readonly binding: (tx: Sql, now: Temporal.Instant) => Promise<LegalVersion[]>;
  readonly accept: (tx: Sql, memberId: string, page: LegalVersion, now: Temporal.Instant) => Promise<unknown>;
}

let terms: JoinTerms | undefined;

export function joinTerms(declared: JoinTerms): void {
  if (terms) throw new Error('What newcomers accept is declared twice');
  terms = declared;
}

/** Nobody joined: these versions have to be accepted first. */
export interface TermsToAccept {
  readonly toAccept: readonly LegalVersion[];
}

/** Records what a new member accepted. @returns what is missing; undefined when nothing is */
export async function acceptToJoin(
  tx: Sql,
  memberId: string,
  accepted: readonly LegalVersion[],
  now: Temporal.Instant,
): Promise<TermsToAccept | undefined> {
  const toAccept = (await terms?.binding(tx, now)) ?? [];
  const isAccepted = ({ kind, version }: LegalVersion) =>
    accepted.some((page) => page.kind === kind && page.version === version);
  if (!toAccept.every(isAccepted)) return { toAccept };
  for (const page of toAccept) await terms!.accept(tx, memberId, page, now);
  return undefined;
}
