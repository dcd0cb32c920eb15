import { Alert, Button, Input, Select, Table, type TableColumnsType, Tag } from 'antd';
import { lazy, Suspense, useMemo, useState } from 'react';
import { Link } from 'wouter';
import { asProblem, Loading, sayProblem, useLoad, useText, yuan } from '../ui/index.ts';
import { listRelations, type Relation, type Relations } from './api.ts';
import { saveCsv } from './csv.ts';
import { shortNode } from './node-name.ts';
import { Shown } from './parts.tsx';
import { usePlace } from './place.ts';

const RelationGraph = lazy(() => import('./relation-graph.tsx')); // G6 comes with it: half a megabyte.

const types = [
  ...(['buys_from', 'sells_to', 'pays', 'ships_through', 'supplies_anchor'] as const),
  ...(['rents_land_from', 'finances', 'is_firm', 'is_owned_by', 'is_reached_at'] as const),
  ...(['banks_at', 'uses_device', 'guarantees', 'works_at', 'is_located_at'] as const),
] as const satisfies readonly Relation['type'][];
const MOST = 25;

/** Whom a borrower is related to, as a graph one walks through and as a list. */
export function RelationsView({ id }: { readonly id: string }) {
  const text = useText();
  const [place, move] = usePlace();
  const chosen = place.get('types') ?? '';
  const on = place.get('on') ?? '';
  const filter = { ...(chosen ? { types: chosen } : {}), ...(on ? { on } : {}), most: MOST };
  const [load, reload] = useLoad(`relations ${id} ${chosen} ${on}`, () =>
    listRelations({ node: id, ...filter }),
  );
  return (
    <>
      <div className="staff-bar">
        <Select
          mode="multiple"
          allowClear
          aria-label={text('staff.relation.types')}
          placeholder={text('staff.relation.types')}
          style={{ minWidth: 260 }}
          value={chosen === '' ? [] : chosen.split(',')}
          options={types.map((value) => ({ value, label: text(`relation.${value}`) }))}
          onChange={(next: string[]) => move({ types: next.join(',') })}
        />
        <Input
          type="date"
          aria-label={text('staff.relation.on')}
          style={{ width: 160 }}
          value={on}
          onChange={({ target }) => move({ on: target.value })}
        />
      </div>
      <Shown load={load} reload={reload}>
        {(first) => <Walk key={`${chosen} ${on}`} first={first} filter={filter} />}
      </Shown>
    </>
  );
}

/** The relations around a node, and those of nodes that were opened since. */
function Walk(o: {
  readonly first: Relations;
  readonly filter: { readonly types?: string; readonly on?: string; readonly most: number };
}) {
  const text = useText();
  const [seen, setSeen] = useState<readonly Relations[]>([o.first]);
  const [wrong, setWrong] = useState<string>();
  const relations = useMemo(
    () => [...new Map(seen.flatMap((s) => s.relations).map((r) => [keyOf(r), r])).values()],
    [seen],
  );
  const owed = useMemo(
    () => new Map(seen.flatMap((s) => s.borrowers).map((b) => [b.id, b.outstandingFen])),
    [seen],
  );
  const open = async (node: string) => {
    if (seen.some((s) => s.node === node)) return;
    try {
      const more = await listRelations({ node, ...o.filter });
      setSeen((before) => [...before, more]);
      setWrong(undefined);
    } catch (error) {
      setWrong(sayProblem(text, asProblem(error)).title);
    }
  };
  return (
    <>
      {wrong !== undefined && <Alert type="error" showIcon role="alert" title={wrong} />}
      <p data-testid="relations-shown">
        {text('staff.relation.shown', {
          n: relations.length,
          all: `${o.first.total.toLocaleString('en')}${o.first.more ? '+' : ''}`,
        })}
        {seen.length > 1 && (
          <Button size="small" onClick={() => setSeen([o.first])}>
            {text('staff.relation.again')}
          </Button>
        )}
      </p>
      {o.first.leftOut > 0 && (
        <Alert
          type="info"
          showIcon
          data-testid="relations-left-out"
          title={text('staff.relation.leftOut', {
            n: `${o.first.leftOut.toLocaleString('en')}${o.first.moreLeftOut ? '+' : ''}`,
          })}
        />
      )}
      {relations.length > 0 && (
        <Suspense fallback={<Loading />}>
          <RelationGraph
            relations={relations}
            owed={owed}
            opened={seen.map((s) => s.node)}
            onOpen={(node) => void open(node)}
          />
        </Suspense>
      )}
      <Button onClick={() => save(relations)} disabled={relations.length === 0}>
        CSV
      </Button>
      <RelationTable relations={relations} owed={owed} onOpen={(node) => void open(node)} />
    </>
  );
}

const keyOf = (r: Relation): string => `${r.borrowerId} ${r.type} ${r.towards} ${r.other}`;

function save(relations: readonly Relation[]): void {
  saveCsv('relations.csv', [
    ['borrower', 'type', 'towards', 'other', 'events', 'weightFen', 'firstOn', 'lastOn', 'untilOn'],
    ...relations.map((r) => [
      ...[r.borrowerId, r.type, String(r.towards), r.other, r.events, r.weightFen],
      ...[r.firstOn, r.lastOn, r.untilOn],
    ]),
  ]);
}

function RelationTable(o: {
  readonly relations: readonly Relation[];
  readonly owed: ReadonlyMap<string, string>;
  readonly onOpen: (node: string) => void;
}) {
  const text = useText();
  const columns: TableColumnsType<Relation> = [
    {
      title: text('staff.borrower'),
      render: (_, r) => (
        <>
          <Link href={`/staff/borrowers/${r.borrowerId}?tab=relations`}>
            {shortNode(r.borrowerId)}
          </Link>{' '}
          <small>{yuan(o.owed.get(r.borrowerId) ?? '0', { cents: 'ifAny' })}</small>
        </>
      ),
    },
    {
      title: text('staff.relation'),
      render: (_, r) => (
        <Tag>
          {r.towards ? '← ' : ''}
          {text(`relation.${r.type}`)}
          {r.towards ? '' : ' →'}
        </Tag>
      ),
    },
    {
      title: text('staff.relation.other'),
      render: (_, r) => (
        <Button type="link" size="small" title={r.other} onClick={() => o.onOpen(r.other)}>
          {shortNode(r.other)}
        </Button>
      ),
    },
    {
      title: text('staff.records'),
      align: 'end',
      sorter: (a, b) => a.events - b.events,
      render: (_, r) => <span className="staff-number">{r.events}</span>,
    },
    {
      title: text('staff.relation.weight'),
      align: 'end',
      sorter: (a, b) => Number(a.weightFen) - Number(b.weightFen),
      render: (_, r) => (
        <span className="staff-number">{yuan(r.weightFen, { cents: 'ifAny' })}</span>
      ),
    },
    { title: text('staff.relation.first'), dataIndex: 'firstOn' },
    { title: text('staff.relation.last'), dataIndex: 'lastOn' },
    { title: text('staff.relation.until'), dataIndex: 'untilOn' },
  ];
  return (
    <Table<Relation>
      data-testid="relations"
      rowKey={keyOf}
      size="small"
      columns={columns}
      dataSource={[...o.relations]}
      pagination={{ defaultPageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: text('staff.relation.none') }}
    />
  );
}
