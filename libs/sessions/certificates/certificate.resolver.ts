import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import { isStaffOf, Space, Venue, venueById } from '#libs/directory';
import { Member } from '#libs/people';
import {
  Allow,
  AsMember,
  Clock,
  Database,
  Me,
  type MemberViewer,
  Random,
  RateLimit,
  Request,
  type RequestContext,
  SettingsReader,
  type Viewer,
  encodeCursor,
  make,
  pageOf,
  sortKeyOf,
} from '#libs/platform';
import { idOf, keyOf } from '../session.inputs.js';
import { Session } from '../session.types.js';
import { allTrainings, certificatesAt, certificatesOf, requiredTrainings, shareTraining, sharedTrainings, trainingRows } from './certificate.queries.js'; // prettier-ignore
import {
  Certificate,
  CertificateChanged,
  CertificateConnection,
  CertificateRequested,
  CertificateResult,
  GiveByEmailResult,
  ShareTrainingResult,
  Training,
  TrainingShared,
} from './certificate.types.js';
import { certificateRefused, certificateView, requestedText, trainingView } from './certificate.view.js';
import {
  CertificatesArgs,
  GiveByEmailArgs,
  GiveCertificateArgs,
  ShareTrainingArgs,
  WithdrawCertificateArgs,
} from './certificate.inputs.js';
import { type CertificateOutcome, Certify } from './certify.js';

@Resolver(() => Certificate)
export class CertificateResolver {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
    private readonly random: Random,
    private readonly certify: Certify,
  ) {}

  @Query(() => [Training], { description: 'The trainings of the network, by reference; at most 200.' })
  @Allow('anyone')
  async trainings(@Me() { network, locale }: Viewer): Promise<Training[]> {
    return (await allTrainings(this.database.open, network.id)).map((row) => trainingView(row, locale));
  }

  @Query(() => [Certificate], { description: 'My certificates, the latest first, also those that ended; at most 50.' })
  @Allow('member')
  async myCertificates(@AsMember() { network, member }: MemberViewer): Promise<Certificate[]> {
    const now = this.clock.now();
    const settings = await this.settings.at(network.id, now);
    const rows = await this.database.inTransaction(network.id, (tx) => certificatesOf(tx, member.id, settings));
    return rows.map((row) => certificateView(row, now));
  }

  @Query(() => CertificateConnection, {
    nullable: true,
    description: 'The certificates that a venue recognises, for its staff; null for everybody else.',
  })
  @Allow('member')
  async certificates(
    @Args() { venueId: sent, first, after }: CertificatesArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<CertificateConnection | null> {
    const venueId = idOf(sent);
    if (!isStaffOf(viewer, venueId)) return null;
    const now = this.clock.now();
    const settings = await this.settings.at(viewer.network.id, now);
    const page = { after: after == null ? null : sortKeyOf(after, 'instant', 'id'), limit: first + 1 };
    const found = await this.database.inTransaction(viewer.network.id, (tx) => certificatesAt(tx, venueId, settings, page)); // prettier-ignore
    return pageOf(found.rows, first, found.total, (row) => encodeCursor(row.givenAt.toString(), row.id), (row) => certificateView(row, now)); // prettier-ignore
  }

  @Mutation(() => CertificateResult, {
    description: 'Gives a member the certificate of a training, or renews it, for a venue whose staff I belong to.',
  })
  @Allow('member')
  @RateLimit({ perAccount: 300, minutes: 60 })
  async giveCertificate(
    @Args() { holderId, trainingId, venueId, idempotencyKey }: GiveCertificateArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof CertificateResult> {
    const given = { holderId: idOf(holderId), trainingId: idOf(trainingId), venueId: idOf(venueId) };
    return this.view(await this.certify.give(viewer, given, keyOf(idempotencyKey)), viewer);
  }

  @Mutation(() => GiveByEmailResult, {
    description:
      'Gives the certificate of a training to the member with this mail address. The answer does not say whether there is one.',
  })
  @Allow('member')
  @RateLimit({ perAccount: 30, minutes: 60 })
  async giveCertificateByEmail(
    @Args() { email, trainingId, venueId, idempotencyKey }: GiveByEmailArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof GiveByEmailResult> {
    const given = { email, trainingId: idOf(trainingId), venueId: idOf(venueId) };
    const refusal = await this.certify.giveByEmail(viewer, given, keyOf(idempotencyKey));
    return refusal
      ? certificateRefused(viewer.locale, refusal)
      : make(CertificateRequested, { message: requestedText[viewer.locale] });
  }

  @Mutation(() => CertificateResult, {
    description: 'Withdraws a certificate that a venue whose staff I belong to gave. Bookings already made stay.',
  })
  @Allow('member')
  @RateLimit({ perAccount: 120, minutes: 60 })
  async withdrawCertificate(
    @Args() { id, reason }: WithdrawCertificateArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof CertificateResult> {
    return this.view(await this.certify.withdraw(viewer, idOf(id), reason), viewer);
  }

  @Mutation(() => ShareTrainingResult, {
    description:
      'Makes a venue offer a training, new or known to the network. It then recognises the certificates of all venues that share it.',
  })
  @Allow('member')
  @RateLimit({ perAccount: 60, minutes: 60 })
  async shareTraining(
    @Args() { venueId: sent, ...wanted }: ShareTrainingArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof ShareTrainingResult> {
    const venueId = idOf(sent);
    if (!isStaffOf(viewer, venueId)) return certificateRefused(viewer.locale, 'NOT_STAFF');
    const training = { ...wanted, id: this.random.uuid() };
    const row = await this.database.inTransaction(viewer.network.id, (tx) => shareTraining(tx, venueId, training));
    return make(TrainingShared, { training: trainingView(row, viewer.locale) });
  }

  @ResolveField(() => Member, { description: 'The person who has it.' })
  @Allow('ownerOrVenueStaff')
  member(@Parent() { memberId, memberName }: Certificate): Member {
    return make(Member, { id: memberId, name: memberName });
  }

  @ResolveField(() => Venue, { description: 'The venue that gave it.' })
  @Allow('ownerOrVenueStaff')
  venue(@Parent() { venueId }: Certificate, @Request() request: RequestContext): Promise<Venue> {
    return venueById(request, this.database).load(venueId);
  }

  @ResolveField(() => Training, { description: 'The training.' })
  @Allow('ownerOrVenueStaff')
  training(@Parent() { trainingId }: Certificate, @Request() request: RequestContext): Promise<Training> {
    return trainingById(request, this.database).load(trainingId);
  }

  private view(outcome: CertificateOutcome, { locale }: MemberViewer): typeof CertificateResult {
    return outcome.kind === 'REFUSED'
      ? certificateRefused(locale, outcome.code)
      : make(CertificateChanged, { certificate: certificateView(outcome.certificate, this.clock.now()) });
  }
}

@Resolver(() => Session)
export class SessionTrainingResolver {
  constructor(private readonly database: Database) {}

  @ResolveField(() => Training, { nullable: true, description: 'The training; null for other kinds of session.' })
  @Allow('anyone')
  async training(@Parent() { trainingId }: Session, @Request() request: RequestContext): Promise<Training | null> {
    return trainingId === null ? null : trainingById(request, this.database).load(trainingId);
  }
}

@Resolver(() => Space)
export class SpaceTrainingResolver {
  constructor(private readonly database: Database) {}

  @ResolveField(() => Training, {
    nullable: true,
    description: 'The training whose certificate is required to book it; null when anybody may.',
  })
  @Allow('anyone')
  requiredTraining(@Parent() { id }: Space, @Request() request: RequestContext): Promise<Training | null> {
    return requiredBy(request, this.database).load(id);
  }
}

@Resolver(() => Venue)
export class VenueTrainingsResolver {
  constructor(private readonly database: Database) {}

  @ResolveField(() => [Training], { description: 'The trainings that it offers, by reference; at most 200.' })
  @Allow('anyone')
  trainings(@Parent() { id }: Venue, @Request() request: RequestContext): Promise<Training[]> {
    return trainingsOf(request, this.database).load(id);
  }
}

const MOST_TRAININGS = 200;
const OFFERED = Symbol('trainings that venues offer');
const TRAININGS = Symbol('trainings');
const REQUIRED = Symbol('trainings that spaces require');

function trainingById(request: RequestContext, database: Database): DataLoader<string, Training> {
  const { network, locale } = request.viewer;
  const load = async (ids: readonly string[]) => {
    const found = new Map((await trainingRows(database.open, network.id, ids)).map((row) => [row.id, row]));
    return ids.map((id) => trainingView(found.get(id)!, locale));
  };
  if (!request.loaders.has(TRAININGS)) request.loaders.set(TRAININGS, new DataLoader(load));
  return request.loaders.get(TRAININGS) as DataLoader<string, Training>;
}

function trainingsOf(request: RequestContext, database: Database): DataLoader<string, Training[]> {
  const { network, locale } = request.viewer;
  const load = async (ids: readonly string[]) => {
    const found = Map.groupBy(await sharedTrainings(database.open, network.id, ids), ({ venueId }) => venueId);
    return ids.map((id) => (found.get(id) ?? []).slice(0, MOST_TRAININGS).map((row) => trainingView(row, locale)));
  };
  if (!request.loaders.has(OFFERED)) request.loaders.set(OFFERED, new DataLoader(load));
  return request.loaders.get(OFFERED) as DataLoader<string, Training[]>;
}

function requiredBy(request: RequestContext, database: Database): DataLoader<string, Training | null> {
  const { network, locale } = request.viewer;
  const load = async (ids: readonly string[]) => {
    const found = new Map((await requiredTrainings(database.open, network.id, ids)).map((row) => [row.spaceId, row]));
    return ids.map((id) => (found.has(id) ? trainingView(found.get(id)!, locale) : null));
  };
  if (!request.loaders.has(REQUIRED)) request.loaders.set(REQUIRED, new DataLoader(load));
  return request.loaders.get(REQUIRED) as DataLoader<string, Training | null>;
}
