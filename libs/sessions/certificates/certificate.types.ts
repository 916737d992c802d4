import { Field, ID, ObjectType, createUnionType, registerEnumType } from '@nestjs/graphql';
import { Allow, InstantScalar, connectionOf, enumOf } from '#libs/platform';

export const certificateRefusalCodes = ['NOT_FOUND', 'NOT_STAFF', 'KEY_REUSED'] as const;
export type CertificateRefusalCode = (typeof certificateRefusalCodes)[number];
export const CertificateRefusalCodeEnum = enumOf(certificateRefusalCodes);
registerEnumType(CertificateRefusalCodeEnum, {
  name: 'CertificateRefusalCode',
  description: 'Why a request about trainings and certificates was refused.',
});

@ObjectType({ description: 'A training for machines. Venues that share it recognise each other’s certificates.' })
@Allow('anyone')
export class Training {
  @Field(() => ID, { description: 'Id.' })
  id!: string;

  @Field({ description: 'Its name in the network, such as "laser-cutter".' })
  reference!: string;

  @Field({ description: 'Title in the language of the request.' })
  title!: string;
}

@ObjectType({ description: 'A certificate of one person for one training.' })
@Allow('ownerOrVenueStaff')
export class Certificate {
  memberId!: string;
  memberName!: string;
  trainingId!: string;
  venueId!: string;
  venueIds!: readonly string[];

  @Field(() => ID, { description: 'Pass it to withdrawCertificate.' })
  id!: string;

  @Field(() => InstantScalar, { description: 'When it was given, or last renewed.' })
  givenAt!: Temporal.Instant;

  @Field(() => InstantScalar, {
    description: 'Until when it is valid as things stand: its end, or the end of the time it may be without use.',
  })
  validUntil!: Temporal.Instant;

  @Field({ description: 'Whether it is valid now.' })
  valid!: boolean;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was last used; null when it never was.' })
  lastUsedAt!: Temporal.Instant | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was withdrawn; null when it was not.' })
  withdrawnAt!: Temporal.Instant | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it was given, as the venue wrote it; null when it wrote nothing.',
  })
  givenReason!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was withdrawn; null when it was not.' })
  reason!: string | null;
}

@ObjectType({ description: 'Certificates that a venue recognises, the latest first.' })
@Allow('member')
export class CertificateConnection extends connectionOf(Certificate, 'Certificate') {}

@ObjectType({ description: 'The certificate is given, renewed or withdrawn, as it says.' })
@Allow('member')
export class CertificateChanged {
  @Field(() => Certificate, { description: 'The certificate.' })
  certificate!: Certificate;
}

@ObjectType({ description: 'If the mail address belongs to a member, they have the certificate now.' })
@Allow('member')
export class CertificateRequested {
  @Field({ description: 'What happened, in the language of the request. It is the same for unknown people.' })
  message!: string;
}

@ObjectType({ description: 'The venue offers the training from now on.' })
@Allow('member')
export class TrainingShared {
  @Field(() => Training, { description: 'The training.' })
  training!: Training;
}

@ObjectType({ description: 'The request was refused. Nothing was changed.' })
@Allow('anyone')
export class CertificateRefused {
  @Field(() => CertificateRefusalCodeEnum, { description: 'The reason, machine-readable.' })
  code!: CertificateRefusalCode;

  @Field({ description: 'What happened and what to do, in the language of the request.' })
  message!: string;
}

export const CertificateResult = createUnionType({
  name: 'CertificateResult',
  description: 'Result of giving or withdrawing a certificate.',
  types: () => [CertificateChanged, CertificateRefused] as const,
});
export const GiveByEmailResult = createUnionType({
  name: 'GiveByEmailResult',
  description: 'Result of giving a certificate by mail address.',
  types: () => [CertificateRequested, CertificateRefused] as const,
});
export const ShareTrainingResult = createUnionType({
  name: 'ShareTrainingResult',
  description: 'Result of sharing a training.',
  types: () => [TrainingShared, CertificateRefused] as const,
});
