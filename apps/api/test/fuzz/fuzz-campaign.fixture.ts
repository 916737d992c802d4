import {
  GraphQLBoolean,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  getNullableType,
  getVariableValues,
  isEnumType,
  isInputObjectType,
  isListType,
  isRequiredArgument,
  isRequiredInputField,
  parse,
} from 'graphql';
import { restoreAfter, baseValues } from './fuzz-bases.fixture.js';
import { type Call, type Slot, callsOf, slotsOf } from './fuzz-calls.fixture.js';
import { LEAN, RICH, documentOf, variableOf, withLiterals } from './fuzz-documents.fixture.js';
import { ResponseChecker, type RawAnswer, parsed } from './fuzz-response-checker.fixture.js';
import { BROWSER } from './fuzz-credentials.fixture.js';
import { type Caller, type FuzzTown } from './fuzz-town.fixture.js';
import { type Mutator } from './fuzz-mutators.fixture.js';
import { type Hostile } from './fuzz-values.fixture.js';

/** One request: hostile values in some slots, base values in all others. */
export interface FuzzCase {
  readonly call: Call;
  readonly role: number;
  readonly hits: readonly { slot: Slot; hostile: Hostile }[];
  /** Keys of the optional slots that get their base value. */
  readonly filled?: ReadonlySet<string>;
  /** How values are sent: as variables, or inside the document with enums quoted or bare. */
  readonly as?: 'variables' | 'quoted' | 'bare';
  readonly rich?: boolean;
}

/** The base value of a slot: by its key, for queries by its bare name, else a value of its type. */
export function baseOf({ key, type, input }: Pick<Slot, 'key' | 'type' | 'input'>, isMutation: boolean) {
  const declared = baseValues[key] ?? (isMutation ? undefined : baseValues[input.name]);
  if (declared || (isMutation && key.startsWith('Mutation.'))) return declared;
  const inner = getNullableType(type);
  if (isInputObjectType(inner)) return baseValues[inner.name] ?? (() => ({}));
  if (input.defaultValue !== undefined) return () => input.defaultValue;
  if (inner === GraphQLBoolean) return () => true;
  return isEnumType(inner) ? () => inner.getValues()[0]!.name : undefined;
}

/** Sends fuzz cases to a town and checks the answers. */
export class FuzzCampaign {
  readonly calls: Call[];
  readonly slots: Slot[];
  /** How many requests were sent. */
  sent = 0;
  private readonly failed = new Map<string, string>();
  private readonly documents = new Map<string, { text: string; operation: OperationDefinitionNode }>();

  private constructor(
    readonly town: FuzzTown,
    readonly schema: GraphQLSchema,
    private readonly checker: ResponseChecker,
  ) {
    this.calls = callsOf(schema);
    this.slots = this.calls.flatMap(slotsOf);
  }

  /** The failures, each value in each slot once. */
  get failures(): string[] {
    return [...this.failed.values()];
  }

  static async at(town: FuzzTown, schema: GraphQLSchema): Promise<FuzzCampaign> {
    return new FuzzCampaign(town, schema, await ResponseChecker.of(town.given));
  }

  private document(call: Call, depth: number) {
    const known = this.documents.get(`${call.name} ${depth}`);
    if (known) return known;
    const text = documentOf(this.schema, call, depth);
    const made = { text, operation: parse(text).definitions[0] as OperationDefinitionNode };
    this.documents.set(`${call.name} ${depth}`, made);
    return made;
  }

  private async valueAt(
    fuzzCase: FuzzCase,
    caller: Caller,
    of: { key: string; type: GraphQLInputType; input: Slot['input']; path: string[] },
  ): Promise<unknown> {
    const { hits, filled, call } = fuzzCase;
    const hit = hits.find(({ slot }) => slot.path.join() === of.path.join());
    const value = hit?.hostile[1];
    if (hit && typeof value !== 'function') return value;
    const base = baseOf(of, call.operation === 'mutation')?.(this.town, caller);
    if (hit) return (value as Mutator)(await base);
    const inner = getNullableType(of.type);
    const [element, path] = isListType(inner) ? [getNullableType(inner.ofType), [...of.path, '[]']] : [inner, of.path];
    if (!isInputObjectType(element)) return base;
    const [least] = [isListType(inner) ? baseValues[element.name]?.(this.town, caller) : base];
    const object: Record<string, unknown> = { ...(least as object | undefined) };
    for (const field of Object.values(element.getFields())) {
      const key = `${element.name}.${field.name}`;
      const at = [...path, field.name];
      const isHit = hits.some(({ slot }) => at.every((part, i) => slot.path[i] === part));
      if (isHit || filled?.has(key) || (isRequiredInputField(field) && !(field.name in object)))
        object[field.name] = await this.valueAt(fuzzCase, caller, { key, type: field.type, input: field, path: at });
    }
    return isListType(inner) ? [object] : object;
  }

  /** The variables of a fuzz case; those left out have their defaults. */
  private async variablesOf(fuzzCase: FuzzCase, caller: Caller): Promise<Record<string, unknown>> {
    const { call, hits, filled } = fuzzCase;
    const variables: Record<string, unknown> = {};
    for (const [i, { field }] of call.steps.entries()) {
      const isLast = i === call.steps.length - 1;
      for (const arg of field.args) {
        const key = isLast ? `${call.name}(${arg.name})` : `${this.typeOf(call, i)}.${field.name}(${arg.name})`;
        const isHit = isLast && hits.some(({ slot }) => slot.path[0] === arg.name);
        if (!isHit && !isRequiredArgument(arg) && !filled?.has(key)) continue;
        const of = { key, type: arg.type, input: arg, path: isLast ? [arg.name] : [String(i), arg.name] };
        variables[variableOf(i, arg.name)] = await this.valueAt(fuzzCase, caller, of);
      }
    }
    return variables;
  }

  private typeOf(call: Call, step: number): string {
    const field = call.steps[step]!.field;
    return this.calls.find(({ steps }) => steps.at(-1)!.field === field)!.name.split('.')[0]!;
  }

  /** Sends one fuzz case as one of the callers of a lane. */
  async send(fuzzCase: FuzzCase, lane: readonly Caller[]): Promise<RawAnswer & { fault?: string }> {
    const caller = lane[fuzzCase.role]!;
    const variables = await this.variablesOf(fuzzCase, caller);
    const { text, operation } = this.document(fuzzCase.call, fuzzCase.rich ? RICH : LEAN);
    const as = fuzzCase.as ?? 'variables';
    const query = as === 'variables' ? text : withLiterals(text, variables, as === 'bare');
    const payload = JSON.stringify(as === 'variables' ? { query, variables } : { query });
    const answer = await this.post(payload, caller);
    let fault = this.checker.faultOf(answer);
    if (!fault && as === 'variables' && answer.status === 200 && !parsed(answer.body)!.errors) {
      const given = JSON.parse(JSON.stringify(variables)) as Record<string, unknown>;
      const { errors } = getVariableValues(this.schema, operation.variableDefinitions ?? [], given);
      if (errors) fault = `accepted although ${errors[0]!.message}`;
    }
    if (fault) this.failed.set(namesOf(fuzzCase), failureText(fuzzCase, caller, payload, answer, fault));
    else await this.restore(fuzzCase, caller, answer);
    return { ...answer, ...(fault && { fault }) };
  }

  private async post(payload: string, { member, secret = member?.secret }: Caller): Promise<RawAnswer> {
    const n = ++this.sent;
    const { statusCode, headers, body } = await this.town.api.app.inject({
      method: 'POST',
      url: '/lyon/graphql',
      headers: {
        'content-type': 'application/json',
        cookie: `${secret ? `traboule=${secret}; ` : ''}${BROWSER}`,
      },
      remoteAddress: `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`, // one address per request, or rate limits would answer
      payload,
    });
    return { status: statusCode, type: String(headers['content-type']), body };
  }

  private async restore({ call }: FuzzCase, caller: Caller, answer: RawAnswer): Promise<void> {
    const mend = restoreAfter[call.name];
    const result = mend && parsed(answer.body)?.data?.[call.steps.at(-1)!.field.name];
    if (result) await mend(this.town, caller, result as { __typename: string });
    // Signing in replaces the session, and attempts are counted.
    if (call.operation === 'mutation') await this.town.credentials.restore(this.town.holder(caller));
  }

  /** Sends all cases, one per lane at a time; stops at ten failures. */
  async sendAll(cases: Iterator<FuzzCase>): Promise<void> {
    const lane = async (callers: readonly Caller[]): Promise<void> => {
      for (let next = cases.next(); !next.done && this.failed.size < 10; next = cases.next())
        await this.send(next.value, callers);
    };
    await Promise.all(this.town.callers.map(lane));
  }
}

const namesOf = ({ call, hits }: FuzzCase): string =>
  hits.map(({ slot, hostile }) => `${slot.key} = ${hostile[0]}`).join(', ') || call.name;

function failureText(fuzzCase: FuzzCase, { role }: Caller, payload: string, answer: RawAnswer, fault: string): string {
  const cut = (text: string, length: number) => (text.length > length ? `${text.slice(0, length)} …` : text);
  return `${namesOf(fuzzCase)}, by ${role}${fuzzCase.rich ? ', all fields selected' : ''}: ${fault}\n  sent: ${cut(payload.replace(/\) \{.*?","/, ') …","'), 700)}\n  answer: ${answer.status} ${cut(answer.body, 600)}`;
}
