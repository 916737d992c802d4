/** What the cards of the sandbox do. */
export const SANDBOX_CARDS = ['ACCEPTED', 'DECLINED', 'DECLINED_ONCE', 'DECLINED_TWICE', 'TWO_DAYS'] as const;
export type SandboxCard = (typeof SANDBOX_CARDS)[number];
