import { type Params } from 'nestjs-pino';
import { type Env, standardLog } from '#libs/platform';

/** JSON lines with the request id, without cookies, tokens and mail addresses. */
export const loggerOptions = (env: Env): Params => ({
  pinoHttp: {
    level: env.LOG_LEVEL,
    stream: standardLog(),
    redact: ['req.headers.cookie', 'req.headers.authorization', 'res.headers["set-cookie"]'],
    autoLogging: { ignore: (request) => (request.url ?? '').startsWith('/health') },
    genReqId: (request) => request.id,
    serializers: {
      req: ({ id, method, url }: { id: string; method: string; url: string }) => ({
        id,
        method,
        // The address of a calendar feed is its secret.
        url: url.split('?')[0]!.replace(/(\/feeds\/)[^/]+/, '$1…'),
      }),
      res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
    },
  },
});
