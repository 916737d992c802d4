/** Aborted when we should stop: after a signal, or when the parent process has died. */
export const stopping = new AbortController();

let stopHandler: () => Promise<void> = async () => process.exit(130);

/** Sets what to do on a stop instead of exiting at once. The process exits when it is done. */
export function onStop(work: () => Promise<void>): void {
  stopHandler = work;
}

export function listenForStop(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  process.on('disconnect', stop);
  process.channel?.unref(); // the channel alone does not keep the process running
  // A closed terminal must not turn our last lines into a crash.
  process.stdout.on('error', () => {});
  process.stderr.on('error', () => {});
  if (process.send && !process.connected) stop(); // the parent has already died
}

let stopRequestedAt = 0;

function stop(): void {
  // One Ctrl-C arrives several times, from the terminal and from the parent. A later one means: exit now.
  if (stopRequestedAt && Date.now() - stopRequestedAt > 1_500) process.exit(130);
  if (stopRequestedAt) return;
  stopRequestedAt = Date.now();
  stopping.abort();
  stopHandler().then(
    () => process.exit(0),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
}
