import { Button, Segmented, Select, Statistic, Table, type TableColumnsType, Tag } from 'antd';
import { useEffect, useState } from 'react';
import { type Text, useLoad, useText, yuan } from '../ui/index.ts';
import {
  listReconciliationItems,
  type ReconciliationItem,
  type ReconciliationKind,
} from './api.ts';
import { saveCsv } from './csv.ts';
import { Shown } from './parts.tsx';
import { usePlace } from './place.ts';
import { ItemDrawer } from './reconciliation-drawer.tsx';
import { itemKinds, kindText, sideText } from './reconciliation-parts.tsx';

const ages = [1, 3, 7, 30];

/** What the address narrows the list to. */
function readFilter(place: URLSearchParams) {
  const kind = itemKinds.find((one) => one === place.get('kind'));
  const direction = (['in', 'out'] as const).find((one) => one === place.get('direction'));
  const minDays = ages.find((days) => String(days) === place.get('age'));
  const on = place.get('on') ?? undefined;
  return {
    state: place.get('state') === 'cleared' ? ('cleared' as const) : ('open' as const),
    ...(kind && { kind }),
    ...(direction && { direction }),
    ...(minDays && { minDays }),
    ...(on && { on }),
  };
}

/** Items by age, with filters kept in the address; one opens in a drawer. */
export function ReconciliationItems({ onChanged }: { readonly onChanged: () => void }) {
  const [place, move] = usePlace();
  const filter = readFilter(place);
  const [load, reload] = useLoad(`reconciliation ${JSON.stringify(filter)}`, () =>
    listReconciliationItems(filter),
  );
  const items = load.state === 'ready' ? load.data.items : [];
  const asked = place.get('item') ?? undefined;
  const open = (id: string) => move({ item: id });
  const at = useRowKeys(items, asked === undefined, open);
  return (
    <>
      <Filters filter={filter} items={items} move={move} reload={reload} />
      <Shown load={load} reload={reload}>
        {(listed) => (
          <>
            <Sums items={listed.items} />
            <ItemTable items={listed.items} state={filter.state} at={at} onOpen={open} />
          </>
        )}
      </Shown>
      {asked !== undefined && (
        <ItemDrawer
          key={asked}
          id={asked}
          onClose={() => move({ item: '' })}
          onChanged={() => {
            reload();
            onChanged();
          }}
        />
      )}
    </>
  );
}

/** J and K go down and up, Enter opens; not while somebody types. @returns The row they stand on. */
function useRowKeys(
  items: readonly ReconciliationItem[],
  isActive: boolean,
  open: (id: string) => void,
): string | undefined {
  const [at, setAt] = useState<string>();
  useEffect(() => {
    if (!isActive) return;
    const press = (event: KeyboardEvent) => {
      const typing = (event.target as HTMLElement).closest(
        'input, textarea, select, [role=combobox]',
      );
      if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
      const step = { j: 1, k: -1 }[event.key];
      const i = items.findIndex(({ id }) => id === at);
      if (step !== undefined) setAt(items[Math.max(0, Math.min(items.length - 1, i + step))]?.id);
      const onButton = (event.target as HTMLElement).closest('button, a');
      if (event.key === 'Enter' && at !== undefined && i >= 0 && !onButton) open(at);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [items, isActive, at, open]);
  return at;
}

type Move = ReturnType<typeof usePlace>[1];

function Filters(o: {
  readonly filter: ReturnType<typeof readFilter>;
  readonly items: readonly ReconciliationItem[];
  readonly move: Move;
  readonly reload: () => void;
}) {
  const text = useText();
  const { filter, move } = o;
  const states = ['open', 'cleared'] as const;
  return (
    <div className="staff-bar" data-testid="recon-filters">
      <Segmented
        aria-label={text('staff.recon.state')}
        value={filter.state}
        options={states.map((value) => ({ value, label: text(`staff.recon.${value}`) }))}
        onChange={(next) => move({ state: next === 'open' ? '' : next })}
      />
      <Select<ReconciliationKind | ''>
        aria-label={text('staff.recon.kind')}
        value={filter.kind ?? ''}
        style={{ width: 200 }}
        options={[
          { value: '', label: text('staff.recon.any') },
          ...itemKinds.map((value) => ({ value, label: kindText(text, value) })),
        ]}
        onChange={(kind) => move({ kind })}
      />
      <Select<string>
        aria-label={text('staff.recon.amount')}
        value={filter.direction ?? ''}
        style={{ width: 110 }}
        options={[
          { value: '', label: text('staff.recon.bothWays') },
          { value: 'in', label: text('staff.recon.in') },
          { value: 'out', label: text('staff.recon.out') },
        ]}
        onChange={(direction) => move({ direction })}
      />
      <Select<string>
        aria-label={text('staff.recon.age')}
        value={filter.minDays === undefined ? '' : String(filter.minDays)}
        style={{ width: 140 }}
        options={[
          { value: '', label: text('staff.recon.anyAge') },
          ...ages.map((n) => ({
            value: String(n),
            label: text('staff.recon.atLeastDays', { n }),
          })),
        ]}
        onChange={(age) => move({ age })}
      />
      {filter.on !== undefined && (
        <Tag closable onClose={() => move({ on: '' })}>
          {text('staff.recon.onDay', { day: filter.on })}
        </Tag>
      )}
      <Button onClick={o.reload}>{text('staff.refresh')}</Button>
      <Button disabled={o.items.length === 0} onClick={() => saveItems(o.items)}>
        CSV
      </Button>
      <span>{text('staff.recon.keys')}</span>
    </div>
  );
}

/** Without names: a file goes where nobody knows. */
function saveItems(items: readonly ReconciliationItem[]): void {
  saveCsv('reconciliation.csv', [
    [
      ...['item', 'kind', 'state', 'since', 'days', 'in_suspense', 'bank_day', 'bank_direction'],
      ...['bank_fen', 'bank_ref', 'bank_order', 'entry', 'value_day', 'booked_day', 'books_fen'],
      ...['loan', 'cleared_on', 'cleared_how'],
    ],
    ...items.map(({ theirs, ours, ...i }) => [
      ...[i.id, i.kind, i.state, i.sinceOn, i.days, i.inSuspense ? 'yes' : 'no'],
      ...[theirs?.on ?? null, theirs?.direction ?? null, theirs?.amountFen ?? null],
      ...[theirs?.railRef ?? null, theirs?.orderId ?? null, ours?.entryId ?? null],
      ...[ours?.valueOn ?? null, ours?.bookedOn ?? null, ours?.amountFen ?? null],
      ...[ours?.loanId ?? null, i.clearedOn, i.clearedHow],
    ]),
  ]);
}

function Sums({ items }: { readonly items: readonly ReconciliationItem[] }) {
  const text = useText();
  const open = items.filter(({ state }) => state !== 'cleared');
  if (open.length === 0) return null;
  const total = open.reduce((sum, i) => sum + BigInt((i.theirs ?? i.ours)?.amountFen ?? '0'), 0n);
  const oldest = Math.max(...open.map(({ days }) => days));
  return (
    <div className="staff-figures">
      <Statistic title={text('staff.recon.items')} value={open.length} />
      <Statistic title={text('staff.recon.amountOpen')} value={yuan(String(total))} />
      <Statistic
        title={text('staff.recon.oldest')}
        value={text('staff.recon.ageDays', { n: oldest })}
      />
    </div>
  );
}

const colorOf = ({ state, days }: ReconciliationItem): string => {
  if (state === 'cleared') return 'green';
  return days >= 7 ? 'red' : days >= 3 ? 'orange' : 'default';
};

function columnsOf(text: Text, onOpen: (id: string) => void): TableColumnsType<ReconciliationItem> {
  return [
    {
      title: text('staff.recon.age'),
      sorter: (a, b) => a.days - b.days,
      render: (_, item) => (
        <Tag color={colorOf(item)}>{text('staff.recon.ageDays', { n: item.days })}</Tag>
      ),
    },
    { title: text('staff.recon.date'), dataIndex: 'sinceOn' },
    { title: text('staff.recon.kind'), render: (_, item) => kindText(text, item.kind) },
    {
      ...{ title: text('staff.recon.theirs'), align: 'right' },
      render: (_, { theirs }) => sideText(text, theirs),
    },
    {
      ...{ title: text('staff.recon.ours'), align: 'right' },
      render: (_, { ours }) => sideText(text, ours),
    },
    {
      title: text('staff.recon.reference'),
      render: (_, { theirs, ours }) => (theirs ? theirs.railRef : ours?.loanId?.slice(-8)),
    },
    {
      title: text('staff.recon.state'),
      render: (_, item) => (
        <>
          {item.inSuspense && <Tag color="blue">{text('staff.recon.suspense')}</Tag>}
          {item.state === 'returning' && <Tag>{text('staff.recon.state.returning')}</Tag>}
          {item.clearedHow && howText(text, item.clearedHow)}
        </>
      ),
    },
    {
      title: '',
      render: (_, item) => (
        <Button size="small" onClick={() => onOpen(item.id)}>
          {text('staff.today.open')}
        </Button>
      ),
    },
  ];
}

const hows = ['late', 'undone', 'merged', 'match', 'loan', 'return', 'book', 'accept'] as const;
function howText(text: Text, how: string): string {
  const known = hows.find((one) => one === how);
  return known ? text(`staff.recon.how.${known}`) : how;
}

function ItemTable(o: {
  readonly items: readonly ReconciliationItem[];
  readonly state: 'open' | 'cleared';
  readonly at: string | undefined;
  readonly onOpen: (id: string) => void;
}) {
  const text = useText();
  const none = o.state === 'open' ? 'staff.recon.none' : 'staff.recon.noneCleared';
  return (
    <Table<ReconciliationItem>
      data-testid="recon-items"
      size="small"
      rowKey="id"
      columns={columnsOf(text, o.onOpen)}
      dataSource={[...o.items]}
      rowClassName={({ id }) => (id === o.at ? 'ant-table-row-selected' : '')}
      pagination={{ defaultPageSize: 50, hideOnSinglePage: true }}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: text(none) }}
    />
  );
}
