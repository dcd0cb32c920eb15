import type { Invoice } from '../economy/index.ts';
import type { Resident } from './merchants.ts';

/** Invoices that the merchant issued: those a purchaser issues in its stead are the purchaser's. */
export const issuedBy = ({ firm, holdings }: Resident): readonly Invoice[] =>
  holdings.invoices.filter((i) =>
    i.kind === 'produce' ? i.buyer.key === firm.key : i.seller.key === firm.key,
  );
