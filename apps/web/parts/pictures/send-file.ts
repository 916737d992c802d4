/** The server refused a file, or could not be reached. Its message is for people; without one, nothing was answered. */
export class FileNotSentError extends Error {
  override readonly name = 'FileNotSentError';

  constructor(
    readonly reason: 'REFUSED' | 'NO_ANSWER' | 'TOO_SLOW',
    message = '',
  ) {
    super(message);
  }
}

export interface FileToSend {
  network: string;
  purpose: string;
  /** Id of the venue, space or member that the file is for. */
  subject: string;
  file: Blob;
  name: string;
  language: string;
  onProgress: (percent: number) => void;
  signal: AbortSignal;
}

/** Sends a file. It is an XMLHttpRequest because fetch does not say how far it is. @returns the id of the file */
export function sendFile({
  network,
  purpose,
  subject,
  file,
  name,
  language,
  onProgress,
  signal,
}: FileToSend): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const query = new URLSearchParams({ purpose, subject, name });
    request.open('POST', `/${encodeURIComponent(network)}/files?${query}`);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('accept-language', language);
    request.responseType = 'json';
    request.timeout = 120_000;
    request.upload.onprogress = ({ loaded, total }) => onProgress(total ? Math.floor((loaded / total) * 100) : 0);
    request.onload = () => {
      const answer = (request.response ?? {}) as { id?: string; message?: string };
      if (request.status === 201 && answer.id) resolve(answer.id);
      else reject(new FileNotSentError(answer.message ? 'REFUSED' : 'NO_ANSWER', answer.message));
    };
    request.onerror = request.ontimeout = () => reject(new FileNotSentError('NO_ANSWER'));
    request.onabort = () => reject(new FileNotSentError('NO_ANSWER'));
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

const ASK_EVERY_MS = 700;
const PATIENCE_MS = 60_000;

/** Waits until the server has read the file in full. @throws FileNotSentError when it is refused, or takes too long */
export async function untilReady(
  network: string,
  id: string,
  { language, signal }: { language: string; signal: AbortSignal },
): Promise<void> {
  const url = `/${encodeURIComponent(network)}/files/${encodeURIComponent(id)}/state`;
  for (const end = performance.now() + PATIENCE_MS; performance.now() < end;) {
    const response = await fetch(url, { headers: { 'accept-language': language }, signal }).catch(() => undefined);
    const answer = response?.ok ? ((await response.json()) as { state: string; message: string | null }) : undefined;
    if (answer?.state === 'READY') return;
    if (answer?.state === 'REFUSED') throw new FileNotSentError('REFUSED', answer.message ?? '');
    signal.throwIfAborted();
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
  }
  throw new FileNotSentError('TOO_SLOW');
}
