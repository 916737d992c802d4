import { type ComponentType, lazy, type LazyExoticComponent } from 'react';
import { loadPageTexts } from './languages.js';
import type { PageTextsName } from './page-texts.js';

/** A component that is loaded when it is first shown, together with the texts it needs. */
export function lazyPage<Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
  ...texts: PageTextsName[]
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => {
    const [page] = await Promise.all([load(), loadPageTexts(texts)]);
    return page;
  });
}
