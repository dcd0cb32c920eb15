import { Button, Input, InputNumber, Select, Table, type TableColumnsType, Tag } from 'antd';
import { Link } from 'wouter';
import { percent, useLoad, useSay, useText, yuan } from '../ui/index.ts';
import {
  exportLoans,
  type LoanLine,
  type LoanPage,
  type LoanQuery,
  listLoans,
} from './book-api.ts';
import { Shown } from './parts.tsx';
import { usePlace } from './place.ts';
import { SaveButtons } from './save-buttons.tsx';

const states = ['open', 'paying', 'closed', 'chargedOff', 'cancelled'] as const;
const classes = ['pass', 'specialMention', 'substandard', 'doubtful', 'loss'] as const;
const sorts = ['drawn', 'due', 'dpd', 'outstanding'] as const;
const orders = ['desc', 'asc'] as const;
/** Names that stand in the address, and in the question as they are. */
const names = [
  ...['status', 'product', 'borrower', 'class', 'dpdFrom', 'dpdTo', 'drawnFrom', 'drawnTo'],
  ...['dueFrom', 'dueTo', 'sort', 'order', 'after'],
] as const;

const queryIn = (place: URLSearchParams): LoanQuery =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = place.get(name);
      return value === null || value === '' ? [] : [[name, value]];
    }),
  ) as LoanQuery;

/** `/staff/loans`: every loan, filtered, in order, page by page; all of it kept in the address. */
export function LoansPage() {
  const text = useText();
  const [place] = usePlace();
  const query = queryIn(place);
  const { after: _, ...whole } = query; // A file holds every page.
  const [load, reload] = useLoad(`loans ${JSON.stringify(query)}`, () => listLoans(query));
  return (
    <>
      <div className="staff-bar">
        <h1>{text('staff.loans')}</h1>
        <SaveButtons name="loans" fetchFile={(format) => exportLoans(whole, format)} />
        <Button onClick={reload}>{text('staff.refresh')}</Button>
      </div>
      <Filters products={load.state === 'ready' ? load.data.products : []} />
      <Shown load={load} reload={reload}>
        {(page) => <LoanTable page={page} />}
      </Shown>
    </>
  );
}

/** What the list is narrowed by. A change begins the list anew. */
function Filters({ products }: { readonly products: LoanPage['products'] }) {
  const text = useText();
  const say = useSay();
  const [place, move, leave] = usePlace();
  const set = (name: string) => (value: string | number | null | undefined) =>
    move({ [name]: value === null || value === undefined ? '' : String(value), after: '' });
  const choice = (name: string, all: string, options: readonly [string, string][], width = 130) => (
    <Select
      aria-label={all}
      value={place.get(name) ?? ''}
      style={{ width }}
      options={[['', all] as const, ...options].map(([value, label]) => ({ value, label }))}
      onChange={set(name)}
    />
  );
  const days = (name: string) => (
    <InputNumber
      aria-label={text(`staff.loans.${name as 'dpdFrom'}`)}
      placeholder={text(`staff.loans.${name as 'dpdFrom'}`)}
      min={1}
      max={100_000}
      precision={0}
      value={Number(place.get(name)) || null}
      onChange={set(name)}
      style={{ width: 120 }}
    />
  );
  return (
    <div className="staff-bar">
      {choice(
        'status',
        text('staff.loans.allStates'),
        states.map((s) => [s, text(`staff.loan.status.${s}`)]),
      )}
      {choice(
        'product',
        text('staff.loans.allProducts'),
        products.map(({ id, says }) => [id, say(says)]),
        200,
      )}
      {choice(
        'class',
        text('staff.loans.allClasses'),
        classes.map((c) => [c, text(`staff.class.${c}`)]),
      )}
      {days('dpdFrom')}
      {days('dpdTo')}
      <Span name="drawn" />
      <Span name="due" />
      {choice(
        'sort',
        text('staff.loans.sort'),
        sorts.map((s) => [s, text(`staff.loans.sort.${s}`)]),
        160,
      )}
      {choice(
        'order',
        text('staff.loans.order'),
        orders.map((o) => [o, text(`staff.loans.order.${o}`)]),
        110,
      )}
      <Button type="link" onClick={() => leave({})}>
        {text('staff.loans.clear')}
      </Button>
    </div>
  );
}

/** Two days, either of which may be left open. */
function Span({ name }: { readonly name: 'drawn' | 'due' }) {
  const text = useText();
  const [place, move] = usePlace();
  return (['From', 'To'] as const).map((end) => (
    <span key={end} className="staff-day">
      {text(`staff.loans.${name}${end}`)}{' '}
      <Input
        type="date"
        aria-label={text(`staff.loans.${name}${end}`)}
        size="small"
        value={place.get(`${name}${end}`) ?? ''}
        onChange={({ target }) => move({ [`${name}${end}`]: target.value, after: '' })}
        style={{ width: 130 }}
      />
    </span>
  ));
}

function LoanTable({ page }: { readonly page: LoanPage }) {
  const text = useText();
  const [place, move] = usePlace();
  const say = useSay();
  const columns = columnsOf(text, (id) => {
    const product = page.products.find((one) => one.id === id);
    return product ? say(product.says) : id;
  });
  const { count, next } = page;
  return (
    <>
      <p data-testid="loan-count">
        {text(count.isAll ? 'staff.loans.count' : 'staff.loans.countMore', {
          n: count.loans.toLocaleString('en'),
          day: page.today,
        })}
      </p>
      <Table<LoanLine>
        data-testid="loans"
        size="small"
        rowKey="id"
        columns={columns}
        dataSource={[...page.loans]}
        pagination={false}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: text('staff.loans.none') }}
      />
      <div className="staff-bar">
        {place.get('after') && (
          <Button onClick={() => move({ after: '' })}>{text('staff.loans.first')}</Button>
        )}
        {next !== null && (
          <Button onClick={() => move({ after: next })} data-testid="loans-next">
            {text('staff.loans.next')}
          </Button>
        )}
      </div>
    </>
  );
}

const columnsOf = (
  text: ReturnType<typeof useText>,
  sayProduct: (id: string) => string,
): TableColumnsType<LoanLine> => [
  {
    title: text('staff.loan'),
    render: (_, l) => <Link href={`/staff/loans/${l.id}`}>{l.id}</Link>,
  },
  {
    title: text('staff.loan.status'),
    render: (_, l) => <Tag>{text(`staff.loan.status.${l.status}`)}</Tag>,
  },
  { title: text('staff.loan.product'), render: (_, l) => sayProduct(l.product) },
  {
    ...{ title: text('staff.loan.principal'), align: 'right' },
    render: (_, l) => yuan(l.principalFen),
  },
  {
    ...{ title: text('staff.loan.outstanding'), align: 'right' },
    render: (_, l) => yuan(l.outstandingFen),
  },
  {
    ...{ title: text('staff.loan.rate'), align: 'right' },
    render: (_, l) => percent(l.annualRateE9),
  },
  { title: text('staff.loan.drawnOn'), dataIndex: 'drawnOn' },
  { title: text('staff.loan.nextDueOn'), render: (_, l) => l.nextDueOn ?? '—' },
  {
    ...{ title: text('staff.loan.dpd'), align: 'right' },
    render: (_, l) => (l.dpd === 0 ? 0 : <Tag color="red">{l.dpd}</Tag>),
  },
  { title: text('staff.loan.class'), render: (_, l) => text(`staff.class.${l.class}`) },
  {
    title: text('staff.loan.borrower'),
    render: (_, l) => (
      <Link href={`/staff/borrowers/${l.borrowerId}?tab=overview`}>{l.borrowerId}</Link>
    ),
  },
];
