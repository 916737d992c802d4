import { ERROR_CODES } from '#libs/platform';
import { type Given } from '#libs/testing';

/** An answer as it came over HTTP. */
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
/** Codes that say that we failed, not the caller. */
const OURS = ['INTERNAL_SERVER_ERROR', 'OVERLOADED', 'UNAVAILABLE', 'TIMEOUT'];
/** How databases, stacks and this machine look from outside. */
const INSIDES =
  /SQLSTATE|relation "|column "|violates|duplicate key|syntax error at|invalid input syntax|out of range for type|prepared statement|node_modules|file:\/\/|\.[cm]?[jt]s:\d+|\\n {2,4}at |\bECONN|TypeError|RangeError|Cannot read prop|is not a function|is not iterable|\[object Object\]|[Dd]id you mean/;
const SQLSTATE = /\b(?:0[8A]|22|23|25|28|40|42|53|55|57|XX)[0-9P][0-9A-Z]{2}\b/;

/** Says what is wrong with an answer, whatever was asked. */
export class ResponseChecker {
  private constructor(private readonly names: ReadonlySet<string>) {}

  /** A judge who knows the database's own names, none of which is anybody's business. */
  static async of(given: Given): Promise<ResponseChecker> {
    const { rows } = await given.client.query<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace
       union select attname from pg_attribute a join pg_class c on c.oid = a.attrelid where c.relnamespace = 'public'::regnamespace
       union select conname from pg_constraint union select proname from pg_proc where pronamespace = 'public'::regnamespace`,
    );
    return new ResponseChecker(new Set(rows.map(({ name }) => name).filter((name) => name.includes('_'))));
  }

  /** @returns what is wrong; undefined when nothing is */
  faultOf({ status, type, body }: RawAnswer): string | undefined {
    if (!STATUSES.includes(status)) return `status ${status}`;
    if (!/^application\/(graphql-response\+)?json; charset=utf-8$/.test(type)) return `content-type ${type}`;
    const found = INSIDES.exec(body)?.[0] ?? body.match(/[a-z]+(?:_[a-z0-9]+)+/g)?.find((name) => this.names.has(name));
    if (found || body.includes(process.cwd())) return `it tells of our insides: ${found ?? process.cwd()}`;
    const answer = parsed(body);
    if (!answer) return 'no JSON';
    const strange = Object.keys(answer).find((key) => key !== 'data' && key !== 'errors');
    if (strange) return `no GraphQL answer: it has ${strange}`;
    const { data, errors } = answer;
    if (errors === undefined) return isObject(data) ? undefined : 'neither data nor errors';
    if (data !== undefined && data !== null && !isObject(data)) return 'data that is no object';
    if (!Array.isArray(errors) || errors.length === 0) return 'errors that are none';
    for (const error of errors) {
      const { message, path, locations, extensions, ...more } = error;
      const code = extensions?.code as never;
      if (typeof message !== 'string' || message === '' || message.length > 500)
        return 'an error without a message, or too long';
      if (!ERROR_CODES.includes(code)) return `the code ${String(code)} is not on the list`;
      if (OURS.includes(code)) return `${String(code)}: ${message}`;
      if (Object.keys(extensions!).length > 1 || Object.keys(more).length > 0)
        return 'an error that tells more than it may';
      if (path !== undefined && !Array.isArray(path)) return 'a path that is no list';
      if (locations !== undefined && !Array.isArray(locations)) return 'locations that are no list';
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
