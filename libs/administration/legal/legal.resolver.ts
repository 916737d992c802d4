import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { type LegalKind, LegalKindEnum } from '#libs/accounts';
import {
  Allow,
  AsMember,
  Audit,
  Clock,
  Database,
  type Locale,
  Me as CurrentViewer,
  type MemberViewer,
  type Page,
  RateLimit,
  type Viewer,
  actorOf,
  encodeCursor,
  make,
  pageOf,
  sortKeyOf,
} from '#libs/platform';
import * as queries from './legal.queries.js';
import { type LegalRow } from './legal.queries.js';
import { legalRefusalText } from './legal.texts.js';
import {
  AcceptLegalPageResult,
  ChangeLegalPageResult,
  LegalPage,
  LegalPageAccepted,
  LegalPageArgs,
  LegalPageChanged,
  LegalPageRefused,
  LegalPageVersion,
  LegalPageVersionConnection,
  type LegalRefusal,
  LegalVersionArgs,
  LegalVersionsArgs,
  PublishLegalPageArgs,
} from './legal.types.js';

const MOST_DAYS_AHEAD = 730;

const pageView = ({ kind, version, textFr, textEn, bindsFrom }: LegalRow, locale: Locale): LegalPage =>
  make(LegalPage, { kind, version, bindsFrom, text: locale === 'fr' ? textFr : textEn });
const refused = ({ locale }: Viewer, code: LegalRefusal): LegalPageRefused =>
  make(LegalPageRefused, { code, message: legalRefusalText(code, locale) });
const withUnixLines = (text: string): string => text.replace(/\r\n?/g, '\n').trim();

@Resolver()
export class LegalResolver {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  @Query(() => LegalPage, { nullable: true, description: 'A legal page of the network; null when it has none.' })
  @Allow('anyone')
  async legalPage(
    @Args() { kind, version }: LegalPageArgs,
    @CurrentViewer() { network, locale }: Viewer,
  ): Promise<LegalPage | null> {
    const row = version
      ? await queries.legalPageVersion(this.database.open, network.id, kind, version)
      : await queries.bindingLegalPage(this.database.open, network.id, kind, this.clock.now());
    return row ? pageView(row, locale) : null;
  }

  @Query(() => [LegalKindEnum], { description: 'The kinds of legal page that the network has published.' })
  @Allow('anyone')
  legalPages(@CurrentViewer() { network }: Viewer): Promise<LegalKind[]> {
    return queries.publishedKinds(this.database.open, network.id, this.clock.now());
  }

  @Query(() => [LegalPage], {
    description: 'The terms and the privacy notice that bind now and that I have not accepted.',
  })
  @Allow('member')
  legalPagesToAccept(@AsMember() { network, member, locale }: MemberViewer): Promise<LegalPage[]> {
    return this.database.inTransaction(network.id, async (tx) => {
      const rows = await queries.legalPagesToAccept(tx, member.id, this.clock.now());
      return rows.map((row) => pageView(row, locale));
    });
  }

  @Query(() => LegalPageVersionConnection, { description: 'All versions of a legal page, the latest first.' })
  @Allow('networkAdmin')
  legalPageVersions(
    @Args() { kind, first, after }: LegalVersionsArgs,
    @CurrentViewer() { network }: Viewer,
  ): Promise<Page<LegalPageVersion>> {
    const before = after == null ? null : Math.trunc(Math.min(1_000_000, Math.max(0, sortKeyOf(after, 'number')[0])));
    return this.database.inTransaction(network.id, async (tx) =>
      pageOf(
        await queries.legalVersions(tx, kind, before, first + 1),
        first,
        await queries.countLegalVersions(tx, kind),
        ({ version }) => encodeCursor(version),
        (row) => make(LegalPageVersion, { ...row }),
      ),
    );
  }

  @Mutation(() => AcceptLegalPageResult, {
    description: 'Records that I accept a version of the terms or of the privacy notice.',
  })
  @Allow('member')
  @RateLimit({ perAccount: 60, minutes: 60 })
  async acceptLegalPage(
    @Args() { kind, version: number }: LegalVersionArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof AcceptLegalPageResult> {
    const acceptedAt = await this.database.inTransaction(viewer.network.id, (tx) =>
      queries.acceptLegalPage(tx, { memberId: viewer.member.id, kind, number }, this.clock.now()),
    );
    return acceptedAt ? make(LegalPageAccepted, { acceptedAt }) : refused(viewer, 'NOT_BINDING');
  }

  @Mutation(() => ChangeLegalPageResult, {
    description:
      'Publishes a new version of a legal page. Members are asked to accept it from the date on which it binds.',
  })
  @Allow('networkAdmin')
  @RateLimit({ perAccount: 30, minutes: 60 })
  publishLegalPage(
    @Args() { kind, textFr, textEn, from }: PublishLegalPageArgs,
    @CurrentViewer() viewer: Viewer,
  ): Promise<typeof ChangeLegalPageResult> {
    const now = this.clock.now();
    const bindsFrom = from ?? now;
    return this.database.inTransaction(viewer.network.id, async (tx) => {
      if (Temporal.Instant.compare(bindsFrom, now) < 0) return refused(viewer, 'IN_THE_PAST');
      const latest = now.add({ hours: MOST_DAYS_AHEAD * 24 });
      if (Temporal.Instant.compare(bindsFrom, latest) > 0) return refused(viewer, 'TOO_FAR');
      const page = { kind, textFr: withUnixLines(textFr), textEn: withUnixLines(textEn), bindsFrom };
      const version = await queries.publishLegalPage(tx, page, now);
      if (!version) return refused(viewer, 'PUBLISHED_MEANWHILE');
      await this.audit.record(tx, actorOf(viewer), 'LEGAL_PAGE_PUBLISHED', ['NETWORK', viewer.network.id]);
      return make(LegalPageChanged, { version });
    });
  }

  @Mutation(() => ChangeLegalPageResult, { description: 'Withdraws a version of a legal page that does not bind yet.' })
  @Allow('networkAdmin')
  @RateLimit({ perAccount: 30, minutes: 60 })
  withdrawLegalPage(
    @Args() { kind, version }: LegalVersionArgs,
    @CurrentViewer() viewer: Viewer,
  ): Promise<typeof ChangeLegalPageResult> {
    return this.database.inTransaction(viewer.network.id, async (tx) => {
      const isDone = await queries.withdrawLegalPage(tx, kind, version, this.clock.now());
      if (!isDone) return refused(viewer, 'BINDS_ALREADY');
      await this.audit.record(tx, actorOf(viewer), 'LEGAL_PAGE_WITHDRAWN', ['NETWORK', viewer.network.id]);
      return make(LegalPageChanged, { version });
    });
  }
}
