import { type GivenMember, type GivenNetwork, type TestApi } from '#libs/testing';

const TOUCHED = `touched { code memberName from until seats options space { id } moveTo { id } }`;
const RESULT = `{ __typename ... on HoursSaved { closureId nextFourWeeks { start end } } ... on DecisionsNeeded { ${TOUCHED} }
  ... on HoursRefused { code message } }`;

export interface Touched {
  code: string;
  memberName: string;
  from: string;
  until: string;
  seats: number;
  options: string[];
  space: { id: string };
  moveTo: { id: string }[];
}
export interface HoursAnswer {
  __typename: string;
  code?: string;
  message?: string;
  closureId?: string | null;
  touched?: Touched[];
  nextFourWeeks?: { start: string; end: string }[];
}
export interface DecisionToSend {
  code: string;
  decision: string;
  moveTo?: string;
}

/** Changes opening hours through GraphQL, as the page of a venue does. */
export class HoursClient {
  private keys = 0;

  constructor(
    private readonly api: TestApi,
    private readonly network: GivenNetwork,
  ) {}

  preview(as: GivenMember, change: object): Promise<HoursAnswer> {
    const query = `mutation ($change: HoursChangeInput!) { previewHoursChange(change: $change) { __typename
      ... on HoursPreview { ${TOUCHED} nextFourWeeks { start end } } ... on HoursRefused { code message } } }`;
    return this.ask(as, query, { change });
  }

  close(as: GivenMember, closure: object, decisions: DecisionToSend[] = [], key = this.key()): Promise<HoursAnswer> {
    const query = `mutation ($closure: ClosureInput!, $decisions: [HoursDecisionInput!]!, $key: ID!) {
      close(closure: $closure, decisions: $decisions, idempotencyKey: $key) ${RESULT} }`;
    return this.ask(as, query, { closure, decisions, key });
  }

  setHours(as: GivenMember, hours: object, decisions: DecisionToSend[] = [], key = this.key()): Promise<HoursAnswer> {
    const query = `mutation ($hours: OpeningHoursInput!, $decisions: [HoursDecisionInput!]!, $key: ID!) {
      setOpeningHours(hours: $hours, decisions: $decisions, idempotencyKey: $key) ${RESULT} }`;
    return this.ask(as, query, { hours, decisions, key });
  }

  setException(as: GivenMember, exception: object, decisions: DecisionToSend[] = []): Promise<HoursAnswer> {
    const query = `mutation ($exception: OpeningExceptionInput!, $decisions: [HoursDecisionInput!]!, $key: ID!) {
      setOpeningException(exception: $exception, decisions: $decisions, idempotencyKey: $key) ${RESULT} }`;
    return this.ask(as, query, { exception, decisions, key: this.key() });
  }

  reopen(as: GivenMember, closureId: string): Promise<HoursAnswer> {
    return this.ask(as, `mutation ($closureId: ID!) { reopen(closureId: $closureId) ${RESULT} }`, { closureId });
  }

  key = (): string => `key-of-hours-${++this.keys}`;

  private async ask(as: GivenMember, query: string, variables: object): Promise<HoursAnswer> {
    const { data, errors } = await this.api.ask<Record<string, HoursAnswer>>(this.network.slug, query, variables, as);
    if (errors) throw new Error(JSON.stringify(errors));
    return Object.values(data)[0]!;
  }
}
