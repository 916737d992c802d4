/** The success that shows recovery: an answer of one api, an answer of any api, or a mail. */
export type RecoverySign = { api: number } | 'ANSWER' | 'MAIL';

export interface Fault {
  readonly title: string;
  /** The success that is waited for afterwards. */
  readonly sign: RecoverySign;
  /** Injects the fault. Resolves when the affected part is running again. */
  inject(): Promise<void>;
}
