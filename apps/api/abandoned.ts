import { type ServerResponse } from 'node:http';

/** The status that proxies log for requests whose client disconnected before the answer; no client receives it. */
export const CLIENT_CLOSED_REQUEST = '499';

/** Whether the client closed its connection before the whole answer was sent. */
export const isAbandoned = ({
  destroyed,
  writableFinished,
}: Pick<ServerResponse, 'destroyed' | 'writableFinished'>): boolean => destroyed && !writableFinished;
