import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { compileFunction } from 'node:vm';
import JestRuntime from 'jest-runtime';
import { offerToSpecs } from './globals.mjs';

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === '@jest/globals'
      ? { url: import.meta.resolve('./globals.mjs'), shortCircuit: true }
      : next(specifier, context),
});

/**
 * Loads specs as Node loads the product. Jest's own runtime evaluates every module again for each spec file, which took longer
 * than most specs; here the spec files that a worker runs share what they import.
 */
export default class NativeRuntime extends JestRuntime {
  constructor(...args) {
    super(...args);
    // Jest's own modules use the global objects of the specs: `expect.any(String)` means the same String.
    this.executor.compile = (source, filename) =>
      compileFunction(source, this.executor.injectedModuleParameters, { filename });
  }

  setGlobalsForRuntime(globals) {
    super.setGlobalsForRuntime(globals);
    offerToSpecs({ ...globals, jest: this.jestGlobals.jestObjectFor(this._testPath) });
  }

  unstable_importModule(path) {
    return import(pathToFileURL(path).href);
  }
}
