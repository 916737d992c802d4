import { Args, ArgsType, Field, ID, Int, Mutation, ObjectType, Resolver, createUnionType } from '@nestjs/graphql';
import { IsBoolean, IsString, MaxLength } from 'class-validator';
import { Allow, AsMember, type MemberViewer, RateLimit, make } from '#libs/platform';
import { KEY_DESCRIPTION, idOf, keyOf } from '../session.inputs.js';
import { CertificateRefused } from './certificate.types.js';
import { certificateRefused } from './certificate.view.js';
import { ImportCertificates } from './import-certificates.js';

const LONGEST_FILE = 100_000;

@ArgsType()
class ImportCertificatesArgs {
  @Field(() => ID, { description: 'The venue that gives them. You must be staff there.' })
  @IsString()
  venueId!: string;

  @Field({
    description:
      'The file: mail or reference of a member, training, and date and reason if wanted, with a heading; 200 lines and 100000 characters at most.',
  })
  @IsString()
  @MaxLength(LONGEST_FILE)
  csv!: string;

  @Field({ defaultValue: true, description: 'Only say what the file would do, and give nothing.' })
  @IsBoolean()
  dryRun!: boolean;

  @Field(() => ID, { description: KEY_DESCRIPTION })
  @IsString()
  idempotencyKey!: string;
}

@ObjectType({ description: 'One line of a file of certificates.' })
@Allow('member')
class CertificateFileLine {
  @Field(() => Int, { description: 'Number of the line in the file, from 1.' })
  line!: number;

  @Field({ description: 'The mail address or the reference on it; may be empty where there are faults.' })
  recipient!: string;

  @Field(() => [String], { description: 'What is wrong with it, in the language of the request.' })
  faults!: readonly string[];

  @Field(() => String, {
    nullable: true,
    description:
      'What happens with it, in the language of the request; null where there are faults. It is the same for every mail address, of a member or not.',
  })
  outcome!: string | null;
}

@ObjectType({ description: 'What a file of certificates contains, and whether it was carried out.' })
@Allow('member')
class CertificatesImport {
  @Field(() => [CertificateFileLine], { description: 'Its lines, 200 at most.' })
  lines!: readonly CertificateFileLine[];

  @Field(() => Int, {
    description: 'How many lines were carried out: all, or 0 in a dry run and where a line has a fault.',
  })
  carriedOut!: number;
}
const ImportCertificatesResult = createUnionType({
  name: 'ImportCertificatesResult',
  description: 'Result of reading or carrying out a file of certificates.',
  types: () => [CertificatesImport, CertificateRefused] as const,
});

@Resolver()
export class ImportCertificatesResolver {
  constructor(private readonly certificates: ImportCertificates) {}

  // Each file reaches 200 mail addresses, so there are few of them: nobody finds out with it who of many people is a member.
  @Mutation(() => ImportCertificatesResult, {
    description: 'Gives the certificates of a CSV file: all of them, or none where a line has a fault.',
  })
  @Allow('member')
  @RateLimit({ perAccount: 10, minutes: 60 })
  async importCertificates(
    @Args() { venueId, csv, dryRun, idempotencyKey }: ImportCertificatesArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof ImportCertificatesResult> {
    const file = { venueId: idOf(venueId), csv: csv.toWellFormed().replaceAll('\0', ''), dryRun };
    const outcome = await this.certificates.import(viewer, { ...file, idempotencyKey: keyOf(idempotencyKey) });
    if (typeof outcome === 'string') return certificateRefused(viewer.locale, outcome);
    const lines = outcome.lines.map(({ line, recipient, faults, outcome: what }) =>
      make(CertificateFileLine, { line, recipient, faults, outcome: what }),
    );
    return make(CertificatesImport, { lines, carriedOut: outcome.carriedOut });
  }
}
