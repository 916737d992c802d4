/** Who must show a sign of life after it: an api answers, any api answers, or a mail goes out. */
export type Sign = { api: number } | 'ANSWER' | 'MAIL';

export interface Fault {
  readonly title: string;
  /** Whose return is waited for. */
  readonly sign: Sign;
  /** Does it. @returns when what it hit is back */
  strike(): Promise<void>;
}
