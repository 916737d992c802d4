import { type Type } from '@nestjs/common';
import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { badInput } from './errors.js';
import { Allow } from './policy.js';

@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 20, description: 'How many to give, 1 to 50.' })
  @Min(1)
  @Max(50)
  first!: number;

  @Field(() => String, { nullable: true, description: 'Continue after this cursor.' })
  @IsOptional()
  @IsString()
  @MaxLength(400)
  after?: string | null;
}

@ObjectType({ description: 'Where a page ends.' })
@Allow('anyone')
export class PageInfo {
  @Field(() => String, { nullable: true, description: 'Cursor of the last edge; null when the page is empty.' })
  endCursor!: string | null;

  @Field({ description: 'Whether more follow.' })
  hasNextPage!: boolean;
}

export interface Page<Node> {
  edges: { cursor: string; node: Node }[];
  pageInfo: PageInfo;
  totalCount: number;
}

/** Makes the edge and connection classes of a node type; subclass the result to name it. */
export function connectionOf<Node extends object>(node: Type<Node>, name: string) {
  @ObjectType(`${name}Edge`, { description: `A ${name} and its place in the list.` })
  @Allow('anyone')
  class Edge {
    @Field({ description: 'Opaque; give it as `after`.' })
    cursor!: string;

    @Field(() => node, { description: 'The thing itself.' })
    node!: Node;
  }

  @ObjectType({ isAbstract: true })
  abstract class Connection implements Page<Node> {
    @Field(() => [Edge], { description: 'What is on this page, in order.' })
    edges!: Edge[];

    @Field(() => PageInfo, { description: 'Where the page ends.' })
    pageInfo!: PageInfo;

    @Field(() => Int, { description: 'How many there are in all.' })
    totalCount!: number;
  }
  return Connection;
}

/** An opaque cursor of the sort key's values. */
export const encodeCursor = (...key: (string | number | null)[]): string =>
  Buffer.from(JSON.stringify(key)).toString('base64url');

/** The sort key of a cursor. @throws BAD_USER_INPUT when it is not one of ours. */
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
    // falls through to the one message
  }
  throw badInput('`after` is not a cursor of this list; take it from pageInfo.endCursor.');
}

/** Builds a page from `first + 1` rows, the extra one telling whether more follow. */
export function pageOf<Row, Node>(
  rows: Row[],
  first: number,
  totalCount: number,
  cursor: (row: Row) => string,
  node: (row: Row) => Node,
): Page<Node> {
  const edges = rows.slice(0, first).map((row) => ({
    // Few pages ask for the cursor of each.
    get cursor() {
      return cursor(row);
    },
    node: node(row),
  }));
  return { edges, totalCount, pageInfo: { endCursor: edges.at(-1)?.cursor ?? null, hasNextPage: rows.length > first } };
}
