import { type ScenarioContext } from './scenario-context.fixture.js';

/** One member pays an invoice at once, another with a card that takes two days; a month is closed with a parked account. */
export async function invoicesAndClose({ ask, given, town }: ScenarioContext, select: (type: string) => string) {
  const pay = `mutation ($id: ID!, $card: SandboxCard!) { payInvoice(id: $id, card: $card) ${select('PayInvoiceResult')} }`;
  const [adviser, facilitator] = [town.people.get('adviser')!, town.people.get('facilitator')!];
  await ask('adviser', pay, { id: adviser.invoiceId, card: 'ACCEPTED' });
  await ask('facilitator', pay, { id: facilitator.invoiceId, card: 'TWO_DAYS' });
  await ask('network admin', `mutation { startMonthClose(month: "2026-09") ${select('StartMonthCloseResult')} }`, {});
  await given.client.query(
    `update close_step set state = 'PARKED', reason = 'NO_VAT_REGIME' where member_id = $1 and month = '2026-10-01'`,
    [adviser.id],
  );
  await ask('network admin', `{ monthClose(month: "2026-10") ${select('MonthClose')} }`, {});
}
