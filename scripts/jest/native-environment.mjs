import { TestEnvironment } from 'jest-environment-node';

/** The global objects of the worker, which its spec files share. */
export default class NativeEnvironment extends TestEnvironment {
  constructor(...args) {
    super(...args);
    this.global = globalThis;
    process.setMaxListeners(0); // every api that a spec starts listens to the signals of the process
    this.exit = process.exit.bind(process);
  }

  // The globals stay for the next spec file. Jest wraps `process.exit` for each of them.
  async teardown() {
    process.exit = this.exit;
  }
}
