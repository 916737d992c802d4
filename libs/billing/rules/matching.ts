/** What a member owes, or what pays for it. */
export interface OpenItem {
  readonly id: string;
  readonly side: 'OWED' | 'CREDIT';
  readonly openCents: number;
  /** The invoice that a credit note corrects. */
  readonly correctsId: string | null;
}
export interface ItemMatch {
  readonly owedId: string;
  readonly creditId: string;
  readonly cents: number;
}

/**
 * Matches credits with what is owed, as far as both go: a credit note first with the invoice that it corrects, then the oldest
 * credit with the oldest debt. @param items the oldest first
 */
export function matchItems(items: readonly OpenItem[]): ItemMatch[] {
  const open = new Map(items.map(({ id, openCents }) => [id, openCents]));
  const cents = new Map<string, ItemMatch>();
  const match = (owed: OpenItem, credit: OpenItem): void => {
    const amount = Math.min(open.get(owed.id)!, open.get(credit.id)!);
    if (amount <= 0) return;
    open.set(owed.id, open.get(owed.id)! - amount).set(credit.id, open.get(credit.id)! - amount);
    cents.set(`${owed.id} ${credit.id}`, { owedId: owed.id, creditId: credit.id, cents: amount });
  };
  const owed = items.filter(({ side }) => side === 'OWED');
  const credits = items.filter(({ side }) => side === 'CREDIT');
  for (const credit of credits) for (const debt of owed) if (debt.id === credit.correctsId) match(debt, credit);
  for (const credit of credits) for (const debt of owed) if (!cents.has(`${debt.id} ${credit.id}`)) match(debt, credit);
  return [...cents.values()];
}
