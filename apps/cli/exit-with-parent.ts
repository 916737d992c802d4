/** Loaded before the api and the worker. Ends them when their parent has died and they do not end by themselves. */
const EXIT_AFTER_MS = 10_000;

process.on('disconnect', () => setTimeout(() => process.exit(1), EXIT_AFTER_MS).unref());
