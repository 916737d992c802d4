import { ERROR_CODES } from '#libs/platform';
import { type Given } from '#libs/testing';

/** An answer as received over HTTP. */
export interface RawAnswer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}
export interface Answer {
  data?: Record<string, unknown> | null;
  errors?: { message: string; path?: unknown; locations?: unknown; extensions?: Record<string, unknown> }[];
}

const STATUSES = [200, 400, 401, 403, 404, 405, 413, 415];
/** Codes that mean the server failed, not the caller. */
const SERVER_FAULTS = ['INTERNAL_SERVER_ERROR', 'OVERLOADED', 'UNAVAILABLE', 'TIMEOUT'];
/** Traces of databases, stacks and this machine in an answer. */
const INTERNALS =
  /SQLSTATE|relation "|column "|violates|duplicate key|syntax error at|invalid input syntax|out of range for type|prepared statement|node_modules|file:\/\/|\.[cm]?[jt]s:\d+|\\n {2,4}at |\bECONN|TypeError|RangeError|Cannot read prop|is not a function|is not iterable|\[object Object\]|[Dd]id you mean/;
const SQLSTATE = /\b(?:0[8A]|22|23|25|28|40|42|53|55|57|XX)[0-9P][0-9A-Z]{2}\b/;

/** Describes what is wrong with an answer, whatever the request was. */
export class ResponseChecker {
  private constructor(private readonly names: ReadonlySet<string>) {}

  /** A checker that knows the names of the database's tables and constraints, which no answer may contain. */
  static async of(given: Given): Promise<ResponseChecker> {
    const { rows } = await given.client.query<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace
       union select attname from pg_attribute a join pg_class c on c.oid = a.attrelid where c.relnamespace = 'public'::regnamespace
       union select conname from pg_constraint union select proname from pg_proc where pronamespace = 'public'::regnamespace`,
    );
    return new ResponseChecker(new Set(rows.map(({ name }) => name).filter((name) => name.includes('_'))));
  }

  /** @returns what is wrong, or undefined */
  faultOf({ status, type, body }: RawAnswer): string | undefined {
    if (!STATUSES.includes(status)) return `status ${status}`;
    if (!/^application\/(graphql-response\+)?json; charset=utf-8$/.test(type)) return `content-type ${type}`;
    const found =
      INTERNALS.exec(body)?.[0] ?? body.match(/[a-z]+(?:_[a-z0-9]+)+/g)?.find((name) => this.names.has(name));
    if (found || body.includes(process.cwd())) return `it reveals internals: ${found ?? process.cwd()}`;
    const answer = parsed(body);
    if (!answer) return 'not JSON';
    const strange = Object.keys(answer).find((key) => key !== 'data' && key !== 'errors');
    if (strange) return `not a GraphQL answer: it has ${strange}`;
    const { data, errors } = answer;
    if (errors === undefined) return isObject(data) ? undefined : 'neither data nor errors';
    if (data !== undefined && data !== null && !isObject(data)) return 'data that is not an object';
    if (!Array.isArray(errors) || errors.length === 0) return 'an empty list of errors';
    for (const error of errors) {
      const { message, path, locations, extensions, ...more } = error;
      const code = extensions?.code as never;
      if (typeof message !== 'string' || message === '' || message.length > 500)
        return 'an error without a message, or too long';
      if (!ERROR_CODES.includes(code)) return `the code ${String(code)} is not on the list`;
      if (SERVER_FAULTS.includes(code)) return `${String(code)}: ${message}`;
      if (Object.keys(extensions!).length > 1 || Object.keys(more).length > 0)
        return 'an error with more fields than allowed';
      if (path !== undefined && !Array.isArray(path)) return 'a path that is not a list';
      if (locations !== undefined && !Array.isArray(locations)) return 'locations that are not a list';
      if (SQLSTATE.test(message)) return `an SQLSTATE: ${message}`;
    }
    return undefined;
  }
}

export function parsed(body: string): Answer | undefined {
  try {
    const answer: unknown = JSON.parse(body);
    return isObject(answer) ? answer : undefined;
  } catch {
    return undefined;
  }
}
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
