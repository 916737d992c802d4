import { type Given, type GivenMember, type GivenNetwork, givenInvoice } from '#libs/testing';

export interface InvoicesOfPerson {
  /** An invoice of which a part is paid. */
  readonly invoiceId: string;
}

export const addInvoices = async (
  given: Given,
  network: GivenNetwork,
  { id }: GivenMember,
  who: string,
): Promise<InvoicesOfPerson> => ({ invoiceId: (await givenInvoice(given, network, id, who)).id });
