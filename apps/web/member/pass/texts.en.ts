import type { texts as french } from './texts.fr.js';

export const texts: typeof french = {
  pass: {
    title: 'My pass',
    plan: '{{name}} plan, {{price}} a month',
    none: 'You have no pass yet',
    noneText: 'Every hour costs the same in every place: {{price}}. Your network can open a pass for you.',
    left: 'Hours left',
    leftOf: '{{left}} of {{included}}',
    until: 'until {{day}}',
    spent: 'Extra hours this month',
    spentOf: '{{spent}} of a cap of {{cap}}',
    capText: 'Beyond it, we ask you first.',
    lots: 'Where your hours come from',
    validUntil: 'valid until {{day}}',
    ledger: 'Every movement',
    written: 'written {{when}}',
    ledgerEmpty: 'Nothing yet.',
  },
  lot: {
    SOLIDARITY: 'Solidarity grant',
    ALLOWANCE: 'Included hours',
    CARRY: 'Carried over',
    PACK: 'Pack of hours',
    other: 'Other hours',
  },
  entry: {
    GRANT: 'Hours received',
    USE: 'Booking',
    REVERSAL: 'Hours given back',
    EXPIRY: 'Hours expired',
    SALE: 'Extra hours',
    OTHER: 'Movement',
  },
};
