import { Descriptions } from 'antd';
import { useLoad, useText, yuan } from '../ui/index.ts';
import { getLoanShare } from './joint-api.ts';

/** Who put what into a joint loan, and what is owed to whom; nothing where the lender lent alone. */
export function LoanShare({ id }: { readonly id: string }) {
  const text = useText();
  const [load] = useLoad(`share ${id}`, () => getLoanShare(id));
  const share = load.state === 'ready' ? load.data.share : null;
  if (!share) return null;
  const both = (lent: string, owed: string) =>
    text('staff.joint.lentOwed', { lent: yuan(lent), owed: yuan(owed) });
  return (
    <Descriptions
      data-testid="loan-share"
      size="small"
      title={text('staff.joint')}
      style={{ marginBlock: 16 }}
      bordered
      column={2}
      items={[
        {
          key: 'partner',
          label: text('staff.joint.of', { name: share.partner }),
          children: both(share.partnerFen, share.partnerOwedFen),
        },
        {
          key: 'own',
          label: text('staff.joint.ownLent'),
          children: both(share.ownFen, share.ownOwedFen),
        },
      ]}
    />
  );
}
