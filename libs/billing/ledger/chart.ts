/** The accounts of the ledger in the French chart (plan comptable général), and the journals. */
export const CHART = {
  MEMBER: ['411', 'Clients'],
  ACCRUED: ['4181', 'Clients, factures à établir'],
  VENUE: ['401', 'Fournisseurs'],
  REVENUE: ['706', 'Prestations de services'],
  DEFERRED: ['487', 'Produits constatés d’avance'],
  VAT: ['44571', 'TVA collectée'],
  VAT_ACCRUED: ['44587', 'TVA sur factures à établir'],
  PROVIDER: ['511', 'Valeurs à l’encaissement'],
  ROUNDING: ['658', 'Charges diverses de gestion courante, arrondis'],
  COMPENSATION: ['709', 'Rabais, remises et ristournes accordés'],
  BAD_DEBT: ['654', 'Pertes sur créances irrécouvrables'],
  UNUSED_HOURS: ['7068', 'Heures non utilisées'],
} as const satisfies Record<string, readonly [string, string]>;
export type AccountKind = keyof typeof CHART;

export const JOURNALS = {
  SALES: ['VE', 'Ventes'],
  BANK: ['BQ', 'Encaissements'],
  GENERAL: ['OD', 'Opérations diverses'],
} as const;
