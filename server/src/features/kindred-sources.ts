import type { FeatureSource } from './define.ts';

// Sources that tell the same facts, each for those who use it. A borrower who connects two of them is
// told of by both together: ids of invoices and parcels are shared, so that nothing counts twice.

/** Platforms through which electronic invoices are read, and invoices handed in as files. */
export const invoiceSources: readonly FeatureSource[] = ['nuonuo', 'baiwang', 'einvoice'];
/** Acquirers of till payments. Not Alipay: its account tells the same takings under their own name. */
export const tillSources: readonly FeatureSource[] = ['shouqianba', 'lakala', 'acquirer'];
/** Who tells of parcels. */
export const carriers: readonly FeatureSource[] = ['sf', 'kuaidi100'];
