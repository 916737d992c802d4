import { Listr, type ListrTask, PRESET_TIMER } from 'listr2';

/** Faults people have read already. */
export const shown = new WeakSet<object>();

/** Runs the steps one after the other, each with its time; a plain list where there is no terminal. */
export async function progress<C extends object>(context: C, steps: ListrTask<C>[]): Promise<C> {
  const plain = !process.stdout.isTTY || !process.stdout.columns; // a terminal of width 0 would wrap every letter
  const list = new Listr<C, 'default', 'simple'>(steps, {
    ctx: context,
    fallbackRenderer: 'simple',
    fallbackRendererCondition: () => plain,
    registerSignalListeners: false, // stopping is ours: processes must be ended first
    rendererOptions: { timer: PRESET_TIMER, collapseErrors: false, showErrorMessage: false, collapseSubtasks: false },
    fallbackRendererOptions: { timer: PRESET_TIMER },
  });
  try {
    return await list.run();
  } catch (error) {
    if (plain) shown.add(error as Error); // the plain list ends with the whole message
    throw error;
  }
}

/** Lets a text through when it differs from the last one. */
export function changes(show: (text: string) => void): (text: string) => void {
  let last: string | undefined;
  return (text) => {
    if (text !== last) show(text);
    last = text;
  };
}
