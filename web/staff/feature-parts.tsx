import { Input, Select, Tag } from 'antd';
import { sayValue, useText } from '../ui/index.ts';
import type { ProfileFeature, Source } from './api.ts';
import { usePlace } from './place.ts';

/** Kinds of business that features tell of. */
export const segments = [
  'onlineSeller',
  'shop',
  'cropFarm',
  'livestockFarm',
  'supplier',
  'distributor',
] as const;

type Unit = ProfileFeature['unit'];
type Statistics = NonNullable<ProfileFeature['among']>;

/** Who told it, in words. */
export function Sources({ of }: { readonly of: readonly string[] }) {
  const text = useText();
  return (
    <>
      {of.map((source) => (
        <Tag key={source}>{nameOf(text, source)}</Tag>
      ))}
    </>
  );
}

const nameOf = (text: ReturnType<typeof useText>, source: string): string =>
  source === 'open310' ? text('decision.ownBooks') : text(`source.${source as Source}`);

/** Searches features; kept in the address. */
export function WordsFilter() {
  const text = useText();
  const [place, move] = usePlace();
  const words = place.get('words') ?? '';
  return (
    <Input.Search
      key={words} // Going back brings the former words.
      allowClear
      aria-label={text('staff.features.words')}
      placeholder={text('staff.features.words')}
      defaultValue={words}
      style={{ width: 220 }}
      onSearch={(next) => move({ words: next })}
    />
  );
}

/** One source, or all; kept in the address. */
export function SourceFilter({ sources }: { readonly sources: readonly string[] }) {
  const text = useText();
  const [place, move] = usePlace();
  return (
    <Select
      aria-label={text('staff.source')}
      value={place.get('source') ?? ''}
      style={{ width: 160 }}
      options={[
        { value: '', label: text('staff.source.all') },
        ...sources.map((value) => ({ value, label: nameOf(text, value) })),
      ]}
      onChange={(next) => move({ source: next })}
    />
  );
}

/** Whether a feature is among those that the address asks for. */
export function useWanted(): (
  f: Pick<ProfileFeature, 'name' | 'says'> & { readonly sources: readonly string[] },
) => boolean {
  const [place] = usePlace();
  const source = place.get('source') ?? '';
  const words = (place.get('words') ?? '').toLowerCase();
  return ({ name, says, sources }) =>
    (source === '' || sources.includes(source)) &&
    `${name} ${says.zh} ${says.en}`.toLowerCase().includes(words);
}

/** A value in its unit; a dash where it is not known. */
export function Value({ value, unit }: { readonly value: string | null; readonly unit: Unit }) {
  const text = useText();
  return <span className="staff-number">{sayValue(text, value, unit) ?? '—'}</span>;
}

/** Where a value stands among others: the middle eight tenths as a bar, the median a line, the value a dot. */
export function Among(o: {
  readonly value: string | null;
  readonly unit: Unit;
  readonly among: Statistics | null;
}) {
  const text = useText();
  const { p10 = null, p50 = null, p90 = null, known = 0 } = o.among ?? {};
  if (p10 === null || p50 === null || p90 === null) {
    return <small>{text('staff.among.none')}</small>;
  }
  const [low, middle, high] = [Number(p10), Number(p50), Number(p90)];
  const value = o.value === null ? null : Number(o.value);
  const margin = Math.max((high - low) * 0.4, 1);
  const [from, to] = [low - margin, high + margin];
  const at = (n: number) => 2 + Math.min(Math.max((n - from) / (to - from), 0), 1) * 136;
  const told = (n: string) => sayValue(text, n, o.unit) ?? '';
  const label = text('staff.among.is', {
    p10: told(p10),
    p50: told(p50),
    p90: told(p90),
    n: known,
  });
  return (
    <svg
      className="staff-among"
      viewBox="0 0 140 14"
      width="140"
      height="14"
      role="img"
      aria-label={label}
    >
      <title>{label}</title>
      <line x1="2" x2="138" y1="7" y2="7" className="staff-among-axis" />
      <rect
        x={at(low)}
        y="3"
        width={Math.max(at(high) - at(low), 1)}
        height="8"
        rx="2"
        className="staff-among-bar"
      />
      <line x1={at(middle)} x2={at(middle)} y1="1" y2="13" className="staff-among-middle" />
      {value !== null && <circle cx={at(value)} cy="7" r="3.5" className="staff-among-dot" />}
    </svg>
  );
}
