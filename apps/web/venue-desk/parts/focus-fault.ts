/** Leads a person who tried to save to the first field that needs to be corrected, once it is marked. */
export const focusFault = (form: HTMLFormElement | null | undefined): number =>
  requestAnimationFrame(() => form?.querySelector<HTMLElement>('[aria-invalid="true"], [data-conflict]')?.focus());
