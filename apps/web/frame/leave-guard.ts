/** What to ask before the page is left: one question for each editor with changes that are not saved. */
const questions: string[] = [];
/** Where the page is, in the address and in the history of the browser. */
let here = { page: '', index: 0 };
/** The browser is on its way back to the page that nobody wanted to leave. */
let isReturning = false;

const pageOf = ({ pathname, search }: { pathname: string; search: string }) => pathname + search;
/** The router numbers the entries of the history. */
const indexOf = (state: unknown): number | undefined => (state as { idx?: number } | null)?.idx;

/** Whether the page may be left: nothing would be lost, or the person agrees. */
export const mayLeave = (): boolean => questions.length === 0 || confirm(questions[0]);

/** Asks the question before the page is left, until the returned function is called. */
export function guardPage(question: string): () => void {
  here = { page: pageOf(location), index: indexOf(history.state) ?? 0 };
  questions.push(question);
  if (questions.length === 1) {
    addEventListener('click', beforeLink, true);
    addEventListener('beforeunload', beforeUnload);
  }
  return () => {
    questions.splice(questions.indexOf(question), 1);
    if (questions.length > 0) return;
    removeEventListener('click', beforeLink, true);
    removeEventListener('beforeunload', beforeUnload);
  };
}

function beforeLink(event: MouseEvent): void {
  const opensElsewhere = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null;
  if (!link || opensElsewhere || link.target === '_blank' || link.hasAttribute('download')) return;
  // A link to a part of the page keeps the editor; one to another site unloads the page, before which the browser asks.
  if (link.origin !== location.origin || pageOf(link) === pageOf(location) || mayLeave()) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}

/** Must be called before the router listens: Chromium calls the listeners of a window in their order, capturing or not. */
export const watchHistory = (): void => addEventListener('popstate', beforeHistory);

/** The address has changed already when the browser goes back or forward, so that staying means going the other way. */
function beforeHistory(event: PopStateEvent): void {
  if (isReturning) {
    isReturning = false;
    event.stopImmediatePropagation();
    return;
  }
  if (questions.length === 0 || pageOf(location) === here.page || mayLeave()) return;
  event.stopImmediatePropagation();
  isReturning = true;
  history.go(here.index - (indexOf(event.state) ?? here.index - 1));
}

const beforeUnload = (event: BeforeUnloadEvent): void => event.preventDefault();
