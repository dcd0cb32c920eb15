import { Button, Input, Select, Statistic, Table, type TableColumnsType, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import { momentText, useLanguage, useLoad, useText, yuan } from '../ui/index.ts';
import {
  assignOverdue,
  listOverdue,
  type OverdueLine,
  type OverduePage,
  type OverdueQuery,
} from './api.ts';
import { saveCsv } from './csv.ts';
import { Ago, Shown } from './parts.tsx';
import { usePlace } from './place.ts';
import { Assignee } from './queue.tsx';
import { useSession } from './session.tsx';

export const riskClasses = [
  'pass',
  'specialMention',
  'substandard',
  'doubtful',
  'loss',
] as const satisfies readonly OverdueLine['class'][];

/** What the address asks for. */
function queryIn(place: URLSearchParams): OverdueQuery {
  const bucket = place.get('bucket');
  const one = <T extends string>(name: string, all: readonly T[]) =>
    all.find((word) => word === place.get(name));
  const found = {
    class: one('class', riskClasses),
    assigned: one('assigned', ['me', 'nobody']),
    promise: one('promise', ['open', 'broken']),
    sort: one('sort', ['dpd', 'due']),
    borrower: place.get('borrower') ?? undefined,
    after: place.get('after') ?? undefined,
    bucket: bucket !== null && /^[0-6]$/.test(bucket) ? Number(bucket) : undefined,
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

/** `/staff/overdue`: who is behind, the longest first; filters, order and page stand in the address. */
export function OverduePageView() {
  const text = useText();
  const { may } = useSession();
  const [place, move] = usePlace();
  const query = queryIn(place);
  const [load, reload] = useLoad(`overdue:${place}`, () => listOverdue(query));
  const [saving, setSaving] = useState(false);
  const save = () => {
    setSaving(true);
    listAll(query)
      .then(saveOverdue)
      .finally(() => setSaving(false));
  };
  return (
    <>
      <div className="staff-bar">
        <h1>{text('staff.overdue')}</h1>
        <Filters query={query} move={move} />
        <Button onClick={reload}>{text('staff.refresh')}</Button>
        <Button loading={saving} onClick={save}>
          CSV
        </Button>
      </div>
      <Shown load={load} reload={reload}>
        {(page) => (
          <>
            <Figures page={page} at={query.bucket} move={move} />
            <OverdueTable
              lines={page.lines}
              onChanged={reload}
              mayAssign={may('collections.write')}
            />
            <div className="staff-bar">
              {query.after !== undefined && (
                <Button onClick={() => move({ after: '' })}>{text('staff.overdue.first')}</Button>
              )}
              <Button
                disabled={page.next === null}
                onClick={() => move({ after: page.next ?? '' })}
              >
                {text('staff.overdue.next.page')}
              </Button>
            </div>
          </>
        )}
      </Shown>
    </>
  );
}

type Move = (next: Readonly<Record<string, string | undefined>>) => void;

function Filters({ query, move }: { readonly query: OverdueQuery; readonly move: Move }) {
  const text = useText();
  return (
    <>
      <Select
        aria-label={text('staff.overdue.class')}
        value={query.class ?? ''}
        style={{ width: 150 }}
        options={[
          { value: '', label: text('staff.overdue.class.all') },
          ...riskClasses.slice(1).map((value) => ({ value, label: text(`staff.class.${value}`) })),
        ]}
        onChange={(next) => move({ class: next, after: '' })}
      />
      <Select
        aria-label={text('staff.overdue.assignee')}
        value={query.assigned ?? 'all'}
        style={{ width: 130 }}
        options={(['all', 'me', 'nobody'] as const).map((value) => ({
          ...{ value, label: text(`staff.overdue.assigned.${value}`) },
        }))}
        onChange={(next) => move({ assigned: next === 'all' ? '' : next, after: '' })}
      />
      <Select
        aria-label={text('staff.overdue.promise')}
        value={query.promise ?? 'all'}
        style={{ width: 140 }}
        options={(['all', 'open', 'broken'] as const).map((value) => ({
          ...{ value, label: text(`staff.overdue.promise.${value}`) },
        }))}
        onChange={(next) => move({ promise: next === 'all' ? '' : next, after: '' })}
      />
      <Select
        aria-label={text('staff.overdue.sort')}
        value={query.sort ?? 'dpd'}
        style={{ width: 140 }}
        options={(['dpd', 'due'] as const).map((value) => ({
          ...{ value, label: text(`staff.overdue.sort.${value}`) },
        }))}
        onChange={(next) => move({ sort: next === 'dpd' ? '' : next, after: '' })}
      />
      <Input.Search
        allowClear
        aria-label={text('staff.overdue.borrower')}
        placeholder={text('staff.overdue.borrower')}
        defaultValue={query.borrower ?? ''}
        style={{ width: 220 }}
        onSearch={(typed) => move({ borrower: typed.trim(), after: '' })}
      />
    </>
  );
}

/** How many are behind by days; a press shows those alone. */
function Figures(o: {
  readonly page: OverduePage;
  readonly at: number | undefined;
  readonly move: Move;
}) {
  const text = useText();
  const { buckets, promises } = o.page;
  if (!buckets) return null;
  return (
    <div className="staff-buckets" data-testid="overdue-buckets">
      {buckets.map(({ from, until, loans, dueFen }, n) => (
        <Button
          key={from}
          type={o.at === n ? 'primary' : 'default'}
          aria-pressed={o.at === n}
          style={{ height: 'auto', paddingBlock: 6 }}
          onClick={() => o.move({ bucket: o.at === n ? '' : String(n), after: '' })}
        >
          <span>
            {until === null
              ? text('staff.overdue.bucket.more', { from })
              : text('staff.overdue.bucket.days', { from, until })}
            <br />
            {text('staff.overdue.bucket.figure', { loans, due: yuan(dueFen, { cents: 'ifAny' }) })}
          </span>
        </Button>
      ))}
      {promises && (
        <Statistic
          title={text('staff.promise')}
          value={text('staff.overdue.kept', {
            ...{ days: promises.days, kept: promises.kept, all: promises.kept + promises.broken },
          })}
          styles={{ content: { fontSize: 14 } }}
        />
      )}
    </div>
  );
}

function OverdueTable(o: {
  readonly lines: readonly OverdueLine[];
  readonly onChanged: () => void;
  readonly mayAssign: boolean;
}) {
  const text = useText();
  const { caller } = useSession();
  const { onChanged, mayAssign } = o;
  const assign = (line: OverdueLine, take: boolean) =>
    void assignOverdue(line.loanId, take).then(onChanged, onChanged);
  const columns: TableColumnsType<OverdueLine> = [
    {
      title: text('staff.overdue.loan'),
      render: (_, line) => (
        <Link href={`/staff/overdue/${line.loanId}`}>{line.loanId.slice(-8)}</Link>
      ),
    },
    {
      title: text('staff.borrower'),
      render: (_, line) => (
        <Link href={`/staff/borrowers/${line.borrowerId}`}>{line.borrowerId.slice(-8)}</Link>
      ),
    },
    { title: text('staff.overdue.dpd'), dataIndex: 'dpd', align: 'end' },
    {
      ...{ title: text('staff.overdue.due'), align: 'end' },
      render: (_, line) => yuan(line.dueFen),
    },
    {
      ...{ title: text('staff.overdue.penalty'), align: 'end' },
      render: (_, line) => yuan(line.penaltyFen),
    },
    {
      ...{ title: text('staff.overdue.principal'), align: 'end' },
      render: (_, line) => yuan(line.principalFen, { cents: 'ifAny' }),
    },
    {
      title: text('staff.overdue.class'),
      render: (_, line) => text(`staff.class.${line.class}`),
    },
    { title: text('staff.overdue.lastContact'), render: (_, line) => <Last line={line} /> },
    { title: text('staff.overdue.promise'), render: (_, line) => <Promised line={line} /> },
    { title: text('staff.overdue.next'), render: (_, line) => <NextCall line={line} /> },
    {
      title: text('staff.overdue.assignee'),
      render: (_, line) => (
        <Assignee
          name={line.assigneeName}
          mine={line.assigneeName === caller.name}
          onTake={mayAssign ? () => assign(line, true) : undefined}
          onRelease={mayAssign ? () => assign(line, false) : undefined}
        />
      ),
    },
  ];
  return (
    <Table<OverdueLine>
      data-testid="overdue"
      size="small"
      rowKey="loanId"
      columns={columns}
      dataSource={[...o.lines]}
      pagination={false}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: text('staff.overdue.none') }}
    />
  );
}

function Last({ line: { lastContact } }: { readonly line: OverdueLine }) {
  const text = useText();
  if (!lastContact) return '—';
  return (
    <>
      <Ago at={lastContact.at} /> {text(`staff.contact.channel.${lastContact.channel}`)}{' '}
      {lastContact.outcome && text(`staff.contact.outcome.${lastContact.outcome}`)}
    </>
  );
}

const promiseColors = { open: 'blue', kept: 'green', broken: 'red', replaced: 'default' } as const;

/** What was promised, and what became of it. */
export function PromiseTag({ promise }: { readonly promise: NonNullable<OverdueLine['promise']> }) {
  const text = useText();
  return (
    <>
      <Tag color={promiseColors[promise.state]}>{text(`staff.promise.state.${promise.state}`)}</Tag>
      <span className="staff-number">
        {yuan(promise.amountFen, { cents: 'ifAny' })} · {promise.dueOn}
      </span>
    </>
  );
}

const Promised = ({ line }: { readonly line: OverdueLine }) =>
  line.promise ? <PromiseTag promise={line.promise} /> : '—';

function NextCall({ line: { holds, nextCallAt } }: { readonly line: OverdueLine }) {
  const text = useText();
  const { language } = useLanguage();
  const now = Date.now();
  return (
    <>
      {holds.map((kind) => (
        <Tag key={kind} color="orange">
          {text(`staff.hold.kind.${kind}`)}
        </Tag>
      ))}
      {nextCallAt === null
        ? holds.length === 0 && text('staff.overdue.onHold')
        : nextCallAt <= now
          ? text('staff.overdue.now')
          : momentText(nextCallAt, language, false)}
    </>
  );
}

const PAGE = 500;
const ROWS_MOST = 20_000;

/** Every page of what the filters let through, up to 20,000 rows. */
async function listAll(query: OverdueQuery): Promise<OverdueLine[]> {
  const all: OverdueLine[] = [];
  let after: string | null = '';
  while (after !== null && all.length < ROWS_MOST) {
    const { after: _, ...wanted } = query;
    const page: OverduePage = await listOverdue({
      ...{ ...wanted, most: PAGE },
      ...(after === '' ? {} : { after }),
    });
    all.push(...page.lines);
    after = page.next;
  }
  return all;
}

function saveOverdue(lines: readonly OverdueLine[]): void {
  saveCsv('overdue.csv', [
    [
      ...['loan', 'borrower', 'dpd', 'due_fen', 'penalty_fen', 'principal_fen', 'class'],
      ...['assigned', 'last_contact', 'promise_fen', 'promise_due', 'promise_state', 'holds'],
      'next_call',
    ],
    ...lines.map((line) => [
      ...[line.loanId, line.borrowerId, line.dpd, line.dueFen, line.penaltyFen],
      ...[line.principalFen, line.class, line.assigneeName],
      line.lastContact ? new Date(line.lastContact.at).toISOString() : null,
      ...[line.promise?.amountFen ?? null, line.promise?.dueOn ?? null],
      ...[line.promise?.state ?? null, line.holds.join(' ')],
      line.nextCallAt === null ? null : new Date(line.nextCallAt).toISOString(),
    ]),
  ]);
}
