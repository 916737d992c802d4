import { type Type } from '@nestjs/common';
import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { badInput } from './errors.js';
import { Allow } from './policy.js';

@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 20, description: 'Number of items to return, 1 to 50.' })
  @Min(1)
  @Max(50)
  first!: number;

  @Field(() => String, { nullable: true, description: 'Return the items after this cursor.' })
  @IsOptional()
  @IsString()
  @MaxLength(400)
  after?: string | null;
}

@ObjectType({ description: 'The end of a page.' })
@Allow('anyone')
export class PageInfo {
  @Field(() => String, { nullable: true, description: 'Cursor of the last edge; null when the page is empty.' })
  endCursor!: string | null;

  @Field({ description: 'Whether more items follow.' })
  hasNextPage!: boolean;
}

export interface Page<Node> {
  edges: { cursor: string; node: Node }[];
  pageInfo: PageInfo;
  totalCount: number;
}

/** Creates the edge and connection classes of a node type. Subclass the result to name the connection. */
export function connectionOf<Node extends object>(node: Type<Node>, name: string) {
  @ObjectType(`${name}Edge`, { description: `A ${name} and its cursor.` })
  @Allow('anyone')
  class Edge {
    @Field({ description: 'Opaque cursor, to be passed as `after`.' })
    cursor!: string;

    @Field(() => node, { description: 'The item itself.' })
    node!: Node;
  }

  @ObjectType({ isAbstract: true })
  abstract class Connection implements Page<Node> {
    @Field(() => [Edge], { description: 'The items of this page, in order.' })
    edges!: Edge[];

    @Field(() => PageInfo, { description: 'The end of the page.' })
    pageInfo!: PageInfo;

    @Field(() => Int, { description: 'Total number of items on all pages.' })
    totalCount!: number;
  }
  return Connection;
}

/** An opaque cursor that encodes the values of a sort key. */
export const encodeCursor = (...key: (string | number | null)[]): string =>
  Buffer.from(JSON.stringify(key)).toString('base64url');

/** The sort key in a cursor. @throws BAD_USER_INPUT when it is not a valid cursor */
export function decodeCursor(cursor: string, length: number): (string | number | null)[] {
  try {
    const key = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown;
    if (
      Array.isArray(key) &&
      key.length === length &&
      key.every((part) => part === null || ['string', 'number'].includes(typeof part))
    )
      return key as (string | number | null)[];
  } catch {
    // continue to the error below
  }
  throw badInput('`after` is not a cursor of this list; take it from pageInfo.endCursor.');
}

/** Builds a page from up to `first + 1` rows. The extra row shows that more items follow. */
export function pageOf<Row, Node>(
  rows: Row[],
  first: number,
  totalCount: number,
  cursor: (row: Row) => string,
  node: (row: Row) => Node,
): Page<Node> {
  const edges = rows.slice(0, first).map((row) => ({
    // Few clients request the cursor of each edge.
    get cursor() {
      return cursor(row);
    },
    node: node(row),
  }));
  return { edges, totalCount, pageInfo: { endCursor: edges.at(-1)?.cursor ?? null, hasNextPage: rows.length > first } };
}
