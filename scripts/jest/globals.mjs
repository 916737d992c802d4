// Takes the place of `@jest/globals`, which is loaded once while each spec file has its own `describe` and `it`.
let current;

/** What the spec file that is loaded next imports from `@jest/globals`. */
export function offerToSpecs(globals) {
  current = globals;
}

const forward = (name) =>
  new Proxy(function () {}, {
    apply: (_, self, args) => Reflect.apply(current[name], self, args),
    get: (_, key) => current[name][key],
  });

export const describe = forward('describe');
export const it = forward('it');
export const expect = forward('expect');
export const beforeAll = forward('beforeAll');
export const beforeEach = forward('beforeEach');
export const afterAll = forward('afterAll');
export const afterEach = forward('afterEach');
export const jest = forward('jest');
