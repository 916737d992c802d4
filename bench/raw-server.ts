import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { book } from './raw-book.js';
import { list, search, venue, venueRows } from './raw-pages.js';
import { viewerOf } from './raw-rows.js';

/**
 * The practical limit: node:http and pg with nothing in between, running exactly the statements of the api (by name) and returning their
 * rows. It has no GraphQL, validation, rules, types or log.
 */
const handlers: Record<string, (body: never) => Promise<unknown>> = {
  '/viewer': ({ session }: { session: string }) => viewerOf(session),
  '/search': search,
  '/book': book,
  '/venue': venue,
  '/venue-rows': venueRows,
  '/list': list,
};

async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const answer = JSON.stringify(await handlers[request.url!]!(JSON.parse(await text(request)) as never));
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(answer) });
    response.end(answer);
  } catch (error) {
    const message = String(error);
    response.writeHead(500, { 'content-length': Buffer.byteLength(message) }).end(message);
  }
}

createServer((request, response) => void respond(request, response)).listen(Number(process.env.PORT), '127.0.0.1', () =>
  process.send?.({ ready: true }),
);
process.on('disconnect', () => process.exit(0));
