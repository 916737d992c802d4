/** Somebody asked us to stop: a signal, or the death of the process that started us. */
export const stopping = new AbortController();

let whenAsked: () => Promise<void> = async () => process.exit(130);

/** What to do then, instead of leaving at once. The process ends when it is done. */
export function onStop(work: () => Promise<void>): void {
  whenAsked = work;
}

export function listenForStop(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  process.on('disconnect', stop);
  process.channel?.unref(); // the channel alone is no reason to stay
  // A terminal that went away must not turn our last words into a crash.
  process.stdout.on('error', () => {});
  process.stderr.on('error', () => {});
  if (process.send && !process.connected) stop(); // whoever started us is gone already
}

let askedAt = 0;

function stop(): void {
  // One Ctrl-C arrives several times, by the terminal and by our parent; a second one later means: now.
  if (askedAt && Date.now() - askedAt > 1_500) process.exit(130);
  if (askedAt) return;
  askedAt = Date.now();
  stopping.abort();
  whenAsked().then(
    () => process.exit(0),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
}
