import { type ServerResponse } from 'node:http';

/** The status of requests whose client left before the answer, as proxies log it. No client ever reads it. */
export const CLIENT_CLOSED_REQUEST = '499';

/** Whether the client closed its connection before the answer was out. */
export const isAbandoned = ({
  destroyed,
  writableFinished,
}: Pick<ServerResponse, 'destroyed' | 'writableFinished'>): boolean => destroyed && !writableFinished;
