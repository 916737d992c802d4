import { applyDecorators } from '@nestjs/common';
import { Transform, Type } from 'class-transformer';
import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

const EARLIEST = Temporal.Instant.from('1970-01-01T00:00:00Z').epochMilliseconds;
const LATEST = Temporal.Instant.from('2200-01-01T00:00:00Z').epochMilliseconds;

function parse(value: unknown): Temporal.Instant {
  if (typeof value === 'string' && value.length <= 40) {
    try {
      const instant = Temporal.Instant.from(value);
      if (instant.epochMilliseconds >= EARLIEST && instant.epochMilliseconds < LATEST) return instant;
    } catch {
      // continue to the error below
    }
  }
  throw new GraphQLError('An Instant is ISO 8601 with an offset, between 1970 and 2200, such as 2026-11-23T13:00:00Z.');
}

/** An instant in ISO 8601. Clients show it in the time zone of the venue. */
export const InstantScalar = new GraphQLScalarType<Temporal.Instant, string>({
  name: 'Instant',
  description: 'An instant in ISO 8601 between 1970 and 2200: UTC in output, any offset in input.',
  serialize: (value) => (value as Temporal.Instant).toString(),
  parseValue: parse,
  parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined),
});

/** Required on every Instant of an input class, because class-transformer cannot copy Temporal instants. */
export const KeepInstant = (): PropertyDecorator =>
  applyDecorators(
    Type(() => String),
    Transform(({ value }: { value: string | null | undefined }) =>
      value == null ? value : Temporal.Instant.from(value),
    ),
  );

/** For a list of instants, as `KeepInstant` for one. */
export const KeepInstants = (): PropertyDecorator =>
  applyDecorators(
    Type(() => String),
    Transform(({ value }: { value: string[] | null | undefined }) => value?.map((one) => Temporal.Instant.from(one))),
  );
