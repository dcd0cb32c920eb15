import { Input } from 'antd';
import { useText } from '../ui/index.ts';

/** Why: asked for wherever somebody else reads it later. */
export function ReasonField(o: {
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const text = useText();
  return (
    <Input.TextArea
      aria-label={text('staff.queue.reason')}
      placeholder={text('staff.queue.reason')}
      maxLength={500}
      value={o.value}
      onChange={(event) => o.onChange(event.target.value)}
    />
  );
}
