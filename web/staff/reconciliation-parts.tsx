import { type Text, yuan } from '../ui/index.ts';
import type { ReconciliationKind } from './api.ts';

export const itemKinds = [
  'theirs_alone',
  'ours_alone',
  'amount_differs',
  'direction_differs',
  'date_differs',
  'account_differs',
  'doubled',
  'ours_unsettled',
  'opening',
  'gap',
] as const satisfies readonly ReconciliationKind[];

export const kindText = (text: Text, kind: ReconciliationKind): string =>
  text(`staff.recon.kind.${kind}`);

/** One side of an item: in or out, and how much. */
export function sideText(
  text: Text,
  side: { readonly direction: 'in' | 'out'; readonly amountFen: string } | null,
) {
  if (!side) return '—';
  return (
    <span className="staff-number">
      {text(`staff.recon.${side.direction}`)} {yuan(side.amountFen)}
    </span>
  );
}
