import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { manages } from '#libs/directory';
import {
  Audit,
  Clock,
  Database,
  type MemberViewer,
  type RequestContext,
  Rollback,
  type Viewer,
  actorOf,
  hashOf,
} from '#libs/platform';
import { Sessions } from '../sessions/sessions.js';
import { kioskSecret, kioskWithToken } from './kiosk-secret.js';
import * as queries from './kiosk.queries.js';
import { type KioskRefusal } from './kiosk.texts.js';

const MOST_KIOSKS = 20;

/** Devices at the doors of venues: added and revoked by managers, started on the device itself. */
@Injectable()
export class Kiosks {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly sessions: Sessions,
  ) {}

  /** Undefined for everybody but the managers of the venue. */
  async ofVenue(viewer: MemberViewer, venueId: string): Promise<queries.KioskRow[] | undefined> {
    if (!manages(viewer, venueId)) return undefined;
    return this.database.inTransaction(viewer.network.id, (tx) => queries.kiosksOf(tx, venueId));
  }

  /** @returns the kiosk and its token, which is kept only as a hash */
  async add(
    viewer: MemberViewer,
    { venueId, name }: { venueId: string; name: string },
  ): Promise<{ kiosk: queries.KioskRow; token: string } | KioskRefusal> {
    if (!manages(viewer, venueId)) return 'NOT_MANAGER';
    const token = randomBytes(32).toString('base64url');
    const wanted = { venueId, name, tokenHash: hashOf(token) };
    return this.database.inTransaction<{ kiosk: queries.KioskRow; token: string } | KioskRefusal>(
      viewer.network.id,
      async (tx) => {
        const kiosk = await queries.insertKiosk(tx, wanted, MOST_KIOSKS, this.clock.now());
        if (!kiosk) return 'TOO_MANY_KIOSKS';
        if (kiosk === 'NO_VENUE') return 'NOT_MANAGER';
        await this.audit.record(tx, actorOf(viewer), 'KIOSK_ADDED', ['VENUE', venueId]);
        return { kiosk, token };
      },
    );
  }

  /** The device is refused at its next request. @returns undefined when it is done */
  revoke(viewer: MemberViewer, id: string): Promise<KioskRefusal | undefined> {
    return this.database.inTransaction<KioskRefusal | undefined>(viewer.network.id, async (tx) => {
      const kiosk = await queries.kioskById(tx, id);
      if (!kiosk || !manages(viewer, kiosk.venueId)) return 'NOT_FOUND';
      if (!(await queries.revokeKiosk(tx, id, this.clock.now()))) throw new Rollback<KioskRefusal>('NOT_FOUND');
      await this.audit.record(tx, actorOf(viewer), 'KIOSK_REVOKED', ['VENUE', kiosk.venueId]);
      return undefined;
    });
  }

  /** Makes the browser of the request a kiosk. Nobody stays signed in on a device that stands at a door. */
  async start(viewer: Viewer, token: string, reply: RequestContext['reply']): Promise<queries.KioskRow | KioskRefusal> {
    const now = this.clock.now();
    const kiosk = await kioskWithToken(this.database, viewer.network.id, token, now);
    if (!kiosk) return 'TOKEN_INVALID';
    const { account } = viewer;
    if (account)
      await this.database.inTransaction(viewer.network.id, async (tx) => {
        await this.sessions.end(tx, account.sessionId, now);
        await this.audit.record(tx, actorOf(viewer), 'SIGN_OUT', ['ACCOUNT', account.id]);
      });
    reply.setSession(kioskSecret(token));
    return kiosk;
  }
}
