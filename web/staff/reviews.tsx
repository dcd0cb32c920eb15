import { Button, Segmented, Table, type TableColumnsType, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import { percent, useLoad, useSay, useText, yuan } from '../ui/index.ts';
import { listReviews, type StaffReview } from './api.ts';
import { saveCsv } from './csv.ts';
import { Ago, Shown } from './parts.tsx';
import { usePlace } from './place.ts';
import { DecideReview } from './review-modal.tsx';
import { useSession } from './session.tsx';

const states = ['waiting', 'decided'] as const;
type State = (typeof states)[number];

/** `/staff/reviews`: decisions that wait for a person, the oldest first, and what people decided. */
export function ReviewsPage() {
  const text = useText();
  const { may } = useSession();
  const [place, move] = usePlace();
  const state: State = place.get('state') === 'decided' ? 'decided' : 'waiting';
  const [load, reload] = useLoad(`reviews:${state}`, () => listReviews(state));
  const [asked, ask] = useState<StaffReview>();
  return (
    <>
      <div className="staff-bar">
        <h1>{text('staff.reviews')}</h1>
        <Segmented<State>
          aria-label={text('staff.reviews')}
          value={state}
          options={states.map((value) => ({ value, label: text(`staff.reviews.${value}`) }))}
          onChange={(next) => move({ state: next === 'waiting' ? '' : next })}
        />
        <Button onClick={reload}>{text('staff.refresh')}</Button>
        <Button
          disabled={load.state !== 'ready'}
          onClick={() => load.state === 'ready' && saveReviews(load.data.reviews)}
        >
          CSV
        </Button>
        {!may('reviews.write') && <span>{text('staff.review.mayNot')}</span>}
      </div>
      <Shown load={load} reload={reload}>
        {({ reviews }) => (
          <ReviewTable
            reviews={reviews}
            onDecide={state === 'waiting' && may('reviews.write') ? ask : undefined}
          />
        )}
      </Shown>
      {asked && (
        <DecideReview
          key={asked.applicationId}
          review={asked}
          onCancel={() => ask(undefined)}
          onDecided={() => {
            ask(undefined);
            reload();
          }}
        />
      )}
    </>
  );
}

function ReviewTable(props: {
  readonly reviews: readonly StaffReview[];
  readonly onDecide: ((review: StaffReview) => void) | undefined;
}) {
  const text = useText();
  const say = useSay();
  const { onDecide } = props;
  const columns: TableColumnsType<StaffReview> = [
    { title: text('staff.review.asked'), render: (_, r) => <Ago at={r.askedAt} /> },
    { title: text('staff.review.product'), dataIndex: 'product' },
    {
      title: text('staff.review.borrower'),
      render: (_, r) => (
        <Link href={`/staff/borrowers/${r.borrowerId}`}>{r.borrowerId.slice(-8)}</Link>
      ),
    },
    {
      title: text('staff.review.machine'),
      render: (_, r) => (
        <>
          {text(`staff.review.machine.${r.machine.outcome}`)}
          {r.machine.reasons.map((reason) => (
            <div key={reason.code}>{say(reason.says)}</div>
          ))}
        </>
      ),
    },
    {
      title: text('staff.review.computed'),
      align: 'end',
      render: (_, r) =>
        `${yuan(r.machine.computedLimitFen, { cents: 'ifAny' })} · ${percent(r.machine.annualRateE9)}`,
    },
    { title: text('staff.review.said'), render: (_, r) => <Said review={r} /> },
    {
      title: text('staff.review.result'),
      render: (_, r) =>
        r.outcome === null ? (
          onDecide && (
            <Button size="small" type="primary" onClick={() => onDecide(r)}>
              {text('staff.review.decide')}
            </Button>
          )
        ) : (
          <>
            <Tag>{text(`staff.review.${r.outcome}`)}</Tag>
            {r.limitFen !== null && yuan(r.limitFen, { cents: 'ifAny' })}
            <div>{r.reason}</div>
            <div>
              {r.decidedBy} · <Ago at={r.decidedAt} />
            </div>
          </>
        ),
    },
  ];
  return (
    <Table<StaffReview>
      data-testid="reviews"
      rowKey="applicationId"
      size="small"
      columns={columns}
      dataSource={[...props.reviews]}
      pagination={{ defaultPageSize: 50, hideOnSinglePage: true }}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: text('staff.reviews.none') }}
    />
  );
}

/** What the borrower says, and what they hold for wrong. */
function Said({ review }: { readonly review: StaffReview }) {
  const text = useText();
  return (
    <>
      {review.said ?? '—'}
      {review.contests.map((one) => (
        <div key={`${one.source} ${one.at}`}>
          {text('staff.review.contests')}: {text(`source.${one.source}`)} · {one.said}
        </div>
      ))}
    </>
  );
}

function saveReviews(reviews: readonly StaffReview[]): void {
  saveCsv('reviews.csv', [
    [
      ...['application', 'borrower', 'product', 'askedAt', 'machine', 'computedLimitFen'],
      ...['outcome', 'limitFen', 'reason', 'decidedBy', 'decidedAt'],
    ],
    ...reviews.map((r) => [
      ...[r.applicationId, r.borrowerId, r.product, new Date(r.askedAt).toISOString()],
      ...[r.machine.outcome, r.machine.computedLimitFen, r.outcome, r.limitFen, r.reason],
      ...[r.decidedBy, r.decidedAt === null ? null : new Date(r.decidedAt).toISOString()],
    ]),
  ]);
}
