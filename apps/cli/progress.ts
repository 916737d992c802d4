import { Listr, type ListrTask, PRESET_TIMER } from 'listr2';

/** Runs the steps one after the other, each with its time; a plain list where there is no terminal. */
export function progress<C extends object>(context: C, steps: ListrTask<C>[]): Promise<C> {
  const list = new Listr<C, 'default', 'simple'>(steps, {
    ctx: context,
    fallbackRenderer: 'simple',
    fallbackRendererCondition: () => !process.stdout.isTTY || !process.stdout.columns, // a terminal of width 0 wraps every letter
    registerSignalListeners: false, // stopping is ours: processes must be ended first
    rendererOptions: { timer: PRESET_TIMER, collapseErrors: false, showErrorMessage: false, collapseSubtasks: false },
    fallbackRendererOptions: { timer: PRESET_TIMER },
  });
  return list.run();
}
