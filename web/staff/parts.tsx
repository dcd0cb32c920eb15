import { Alert, Button, Tag } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { type Load, Loading, momentText, sayProblem, useLanguage, useText } from '../ui/index.ts';

/** What is below once it is there; while it comes, and where it does not. */
export function Shown<T>(o: {
  readonly load: Load<T>;
  readonly reload: () => void;
  readonly children: (data: T) => ReactNode;
}) {
  const text = useText();
  if (o.load.state === 'loading') return <Loading />;
  if (o.load.state === 'ready') return o.children(o.load.data);
  const { title, body } = sayProblem(text, o.load.problem);
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={title}
      description={body}
      action={<Button onClick={o.reload}>{text('kit.retry')}</Button>}
    />
  );
}

/** The time, told again every ten seconds: "three minutes ago" must not stand still. */
function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 10_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** How long ago, with the moment itself on hover and for whoever reads it aloud. */
export function Ago({ at, never }: { readonly at: number | null; readonly never?: string }) {
  const text = useText();
  const { language } = useLanguage();
  const now = useNow();
  if (at === null) return <span>{never ?? '—'}</span>;
  const whole = momentText(at, language);
  return (
    <time dateTime={new Date(at).toISOString()} title={whole} className="staff-number">
      {agoText(text, now - at)}
    </time>
  );
}

const units = [
  [86_400_000, 'staff.ago.days'],
  [3_600_000, 'staff.ago.hours'],
  [60_000, 'staff.ago.minutes'],
] as const;

function agoText(text: ReturnType<typeof useText>, ms: number): string {
  for (const [unit, key] of units) if (ms >= unit) return text(key, { n: Math.floor(ms / unit) });
  return text('staff.ago.now');
}

/** How a pull ended, in colour and word. */
export function Ended({ ended }: { readonly ended: string }) {
  const fine = ended === 'complete' || ended === 'overtaken';
  return <Tag color={fine ? 'green' : 'red'}>{ended}</Tag>;
}

const sizes = ['B', 'KiB', 'MiB', 'GiB'];

/** Bytes in the unit a person thinks in. */
export function sizeText(bytes: number): string {
  const power = Math.min(sizes.length - 1, Math.floor(Math.log2(Math.max(bytes, 1)) / 10));
  const scaled = bytes / 1024 ** power;
  return `${power === 0 ? scaled : scaled.toFixed(1)} ${sizes[power]}`;
}
