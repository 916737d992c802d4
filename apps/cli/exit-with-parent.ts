/** Loaded before the api and the worker: should either fail to leave by itself when its parent dies, it is ended. */
const PATIENCE_MS = 10_000;

process.on('disconnect', () => setTimeout(() => process.exit(1), PATIENCE_MS).unref());
