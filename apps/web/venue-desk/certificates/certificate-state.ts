import type { CertificateRow } from './documents.js';

/** Whether a certificate can be used, has ended, or was withdrawn. */
export const certificateState = ({ valid, withdrawnAt }: Pick<CertificateRow, 'valid' | 'withdrawnAt'>) => {
  if (withdrawnAt) return 'withdrawn';
  return valid ? 'valid' : 'ended';
};
