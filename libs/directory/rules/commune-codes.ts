/**
 * The commune of an INSEE code: Paris, Lyon and Marseille give their arrondissements codes of their own, while the
 * commune's polygon carries one. Null when it is no INSEE code; a zero that a spreadsheet dropped is put back.
 */
export function communeOfCode(code: string): string | null {
  const whole = /^\d{4}$/.test(code) ? `0${code}` : code.toUpperCase();
  if (!/^(\d{2}|2[AB])\d{3}$/.test(whole)) return null;
  if (/^751(0[1-9]|1\d|20)$/.test(whole)) return '75056';
  if (/^6938[1-9]$/.test(whole)) return '69123';
  if (/^132(0[1-9]|1[0-6])$/.test(whole)) return '13055';
  return whole;
}
