import { type IsoDay, type ServicePeriod } from '../invoice-document.js';
import { type XmlElement, group, text } from './xml.js';

/** "-12.50" for -1250 cents. */
export function amountText(cents: number): string {
  const absolute = Math.abs(cents);
  return `${cents < 0 ? '-' : ''}${Math.trunc(absolute / 100)}.${String(absolute % 100).padStart(2, '0')}`;
}

/** "4.00" or "3.333333" for millionths of a euro: two decimals at least, six at most (BR-FR-DEC-03). */
export function priceText(micros: number): string {
  const decimals = String(micros % 1_000_000).padStart(6, '0');
  return `${Math.trunc(micros / 1_000_000)}.${decimals.slice(0, 2)}${decimals.slice(2).replace(/0+$/, '')}`;
}

/** "20.00" for 2000 hundredths of a percent. */
export const percentText = (basisPoints: number): string => amountText(basisPoints);

/** A day as `ram` elements have it: format 102 of UNTDID 2379, YYYYMMDD. */
export const day = (name: string, value: IsoDay, type: 'udt' | 'qdt' = 'udt'): XmlElement | undefined =>
  group(name, text(`${type}:DateTimeString`, value.replaceAll('-', ''), { format: '102' }));

export const billingPeriod = (period: ServicePeriod | undefined): XmlElement | undefined =>
  period &&
  group(
    'ram:BillingSpecifiedPeriod',
    day('ram:StartDateTime', period.firstDay),
    day('ram:EndDateTime', period.lastDay),
  );
