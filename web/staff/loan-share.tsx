import { Descriptions } from 'antd';
import { useLoad, useText, yuan } from '../ui/index.ts';
import { getLoanShare, type JointLoan } from './joint-api.ts';
import { Shown } from './parts.tsx';

/** Who put what into a joint loan, and what is owed to whom; nothing where the lender lent alone. */
export function LoanShare({ id }: { readonly id: string }) {
  const text = useText();
  const [load, reload] = useLoad(`share ${id}`, () => getLoanShare(id));
  if (load.state === 'loading') return null; // Most loans have none: no place is kept for it.
  if (load.state === 'ready') return load.data.share && <Share share={load.data.share} />;
  return (
    <section style={{ marginBlock: 16 }}>
      <h2>{text('staff.joint')}</h2>
      <Shown load={load} reload={reload}>
        {() => null}
      </Shown>
    </section>
  );
}

function Share({ share }: { readonly share: JointLoan }) {
  const text = useText();
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
