import { Tag, Tooltip } from 'antd';
import { useText } from '../ui/index.ts';
import type { ModelSummary } from './api.ts';
import { segments } from './feature-parts.tsx';

/** A share of one as percent. */
export const shareText = (share: number): string => `${(100 * share).toFixed(2)}%`;

/** A number as tables have it: figures of one width, on one line. */
export const figure = (value: string) => <span className="staff-number">{value}</span>;

const colors: Readonly<Record<ModelSummary['state'], string>> = {
  ...{ champion: 'green', proposed: 'purple', shadow: 'blue' },
  ...{ registered: 'default', retired: 'default', withdrawn: 'red' },
};

/** Where a model stands, in colour and word. */
export function State({ of }: { readonly of: Pick<ModelSummary, 'state' | 'isAltered'> }) {
  const text = useText();
  return (
    <>
      <Tag color={colors[of.state]}>{text(`staff.model.state.${of.state}`)}</Tag>
      {of.isAltered && <Tag color="red">{text('staff.model.altered')}</Tag>}
    </>
  );
}

/** A kind of business, in words. */
export function SegmentText({ of }: { readonly of: string | null }) {
  const text = useText();
  const known = segments.find((segment) => segment === of);
  return <>{known ? text(`staff.segment.${known}`) : (of ?? text('staff.model.noSegment'))}</>;
}

/** A measure, its interval on hover. */
export function MeasuredText({ of }: { readonly of: ModelSummary['auc'] }) {
  const text = useText();
  if (!of) return <span>—</span>;
  const [low, high] = [of.low.toFixed(3), of.high.toFixed(3)];
  return (
    <Tooltip title={text('staff.model.interval', { low, high })}>
      <span className="staff-number">{of.value.toFixed(3)}</span>
    </Tooltip>
  );
}

const MOVED = 0.25;

/** A stability index; red where the population has moved. */
export function Index({ of }: { readonly of: number | null }) {
  if (of === null) return <span>—</span>;
  if (of > MOVED) return <Tag color="red">{of.toFixed(3)}</Tag>;
  return <span className="staff-number">{of.toFixed(3)}</span>;
}
