import { Injectable } from '@nestjs/common';
import { isStaffOf } from '#libs/directory';

import {
  Clock,
  Database,
  type MemberViewer,
  Random,
  SettingsReader,
  type Sql,
  claimKey,
  earlierResult,
} from '#libs/platform';
import { type CertificateRefusalCode } from './certificate.types.js';
import {
  type CertificateRow,
  certificateById,
  holderByEmail,
  insertCertificate,
  markWithdrawn,
} from './certificate.queries.js';

export type CertificateOutcome =
  { kind: 'DONE'; certificate: CertificateRow } | { kind: 'REFUSED'; code: 'NOT_FOUND' | 'NOT_STAFF' | 'KEY_REUSED' };
const refuse = (code: Extract<CertificateOutcome, { kind: 'REFUSED' }>['code']): CertificateOutcome => ({ kind: 'REFUSED', code }); // prettier-ignore

/** Gives certificates by hand and withdraws them: what the staff of the venue that gives them can do. */
@Injectable()
export class Certify {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  async give(
    viewer: MemberViewer,
    given: { holderId: string; trainingId: string; venueId: string },
    idempotencyKey: string,
  ): Promise<CertificateOutcome> {
    if (!isStaffOf(viewer, given.venueId)) return refuse('NOT_STAFF');
    const now = this.clock.now();
    const settings = await this.settings.at(viewer.network.id, now);
    const givenById = viewer.member.id;
    const key = {
      actorId: givenById,
      operation: 'giveCertificate',
      key: idempotencyKey,
      request: JSON.stringify(given),
    };
    return this.database.inTransaction(viewer.network.id, async (tx): Promise<CertificateOutcome> => {
      const { holderId, ...about } = given;
      const made = { ...about, id: this.random.uuid(), memberId: holderId, sessionId: null, givenById, at: now };
      const earlier = await earlierResult(tx, key);
      if (earlier.kind === 'KEY_REUSED') return refuse('KEY_REUSED');
      const id = earlier.kind === 'REPLAY' ? earlier.resultId : await insertCertificate(tx, made, settings);
      if (!id) return refuse('NOT_FOUND');
      if (earlier.kind === 'FIRST') await claimKey(tx, key, id, now);
      return { kind: 'DONE', certificate: (await certificateById(tx, id, settings))! };
    });
  }

  /**
   * Gives a certificate to the member with a mail address. It answers the same when no member has it: staff learn about
   * people only what the list of certificates shows them.
   * @returns why nothing was done, if so
   */
  async giveByEmail(
    viewer: MemberViewer,
    given: { email: string; trainingId: string; venueId: string },
    idempotencyKey: string,
  ): Promise<CertificateRefusalCode | undefined> {
    if (!isStaffOf(viewer, given.venueId)) return 'NOT_STAFF';
    const now = this.clock.now();
    const settings = await this.settings.at(viewer.network.id, now);
    const givenById = viewer.member.id;
    const request = JSON.stringify(given);
    const key = { actorId: givenById, operation: 'giveCertificateByEmail', key: idempotencyKey, request };
    return this.database.inTransaction(viewer.network.id, async (tx): Promise<CertificateRefusalCode | undefined> => {
      const { email, ...about } = given;
      const id = this.random.uuid();
      const claim = await claimKey(tx, key, id, now);
      if (claim.kind === 'KEY_REUSED') return 'KEY_REUSED';
      const { memberId, isOffered } = await holderByEmail(tx, email, about);
      if (!isOffered) return 'NOT_FOUND';
      if (claim.kind === 'FIRST' && memberId)
        await insertCertificate(tx, { ...about, id, memberId, sessionId: null, givenById, at: now }, settings);
      return undefined;
    });
  }

  /** The bookings that the member has already made stay. A certificate that is withdrawn already keeps its first reason. */
  async withdraw(viewer: MemberViewer, id: string, reason: string): Promise<CertificateOutcome> {
    const now = this.clock.now();
    const settings = await this.settings.at(viewer.network.id, now);
    return this.database.inTransaction(viewer.network.id, async (tx: Sql): Promise<CertificateOutcome> => {
      const certificate = await certificateById(tx, id, settings);
      if (!certificate || !isStaffOf(viewer, certificate.venueId)) return refuse('NOT_FOUND');
      await markWithdrawn(tx, id, viewer.member.id, reason, now);
      return { kind: 'DONE', certificate: (await certificateById(tx, id, settings))! };
    });
  }
}
