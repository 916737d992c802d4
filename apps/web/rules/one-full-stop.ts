/** A sentence that ends with an abbreviated month or day has one full stop, not two. */
export const oneFullStop = (text: string): string => text.replace(/(?<!\.)\.\.(?!\.)/g, '.');
