import { Listr, type ListrTask, PRESET_TIMER } from 'listr2';

/** Errors that the progress list has already printed. */
export const shown = new WeakSet<object>();

/** Runs steps one after the other and shows their durations; as a plain list without a terminal. */
export async function progress<C extends object>(context: C, steps: ListrTask<C>[]): Promise<C> {
  const plain = !process.stdout.isTTY || !process.stdout.columns; // a terminal of width 0 would wrap every character
  const list = new Listr<C, 'default', 'simple'>(steps, {
    ctx: context,
    fallbackRenderer: 'simple',
    fallbackRendererCondition: () => plain,
    registerSignalListeners: false, // signals are handled in stopping.ts, which stops processes first
    rendererOptions: { timer: PRESET_TIMER, collapseErrors: false, showErrorMessage: false, collapseSubtasks: false },
    fallbackRendererOptions: { timer: PRESET_TIMER },
  });
  try {
    return await list.run();
  } catch (error) {
    if (plain) shown.add(error as Error); // the plain list prints the whole message
    throw error;
  }
}

/** Calls `show` only for a text that differs from the last one. */
export function changes(show: (text: string) => void): (text: string) => void {
  let last: string | undefined;
  return (text) => {
    if (text !== last) show(text);
    last = text;
  };
}
