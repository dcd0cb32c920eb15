import { Table, type TableColumnsType, Tag } from 'antd';
import { momentText, percent, useLanguage, useLoad, useSay, useText, yuan } from '../ui/index.ts';
import { type BorrowerWays, getWays } from './api.ts';
import { shareText } from './model-parts.tsx';
import { Shown } from './parts.tsx';

type Way = NonNullable<BorrowerWays['ways']>['list'][number];
const colours = { approve: 'green', decline: 'red', refer: 'orange' } as const;

/** The newest decision under every policy in force, from one record: what each would have come to. */
export function WaysView({ id }: { readonly id: string }) {
  const text = useText();
  const { language } = useLanguage();
  const [load, reload] = useLoad(`ways ${id}`, () => getWays(id));
  return (
    <Shown load={load} reload={reload}>
      {({ ways }) =>
        ways ? (
          <>
            <p>
              {text('staff.ways.lead', {
                ...{ id: ways.decisionId, at: momentText(ways.decidedAt, language) },
              })}
            </p>
            <WaysTable ways={ways.list} />
          </>
        ) : (
          <p>{text('staff.ways.none')}</p>
        )
      }
    </Shown>
  );
}

function WaysTable({ ways }: { readonly ways: readonly Way[] }) {
  const text = useText();
  const say = useSay();
  const columns: TableColumnsType<Way> = [
    {
      title: text('staff.ways.policy'),
      render: (_, way) => (
        <>
          {text(`staff.ways.${way.form}`)} <code>{way.policyVersion}</code>{' '}
          {way.decided && <Tag color="blue">{text('staff.ways.decided')}</Tag>}
        </>
      ),
    },
    {
      title: text('staff.ways.outcome'),
      render: (_, way) => (
        <Tag color={colours[way.outcome]}>{text(`staff.ways.${way.outcome}`)}</Tag>
      ),
    },
    { title: text('staff.ways.limit'), align: 'end', render: (_, way) => yuan(way.limitFen) },
    {
      title: text('staff.ways.rate'),
      align: 'end',
      render: (_, way) => percent(way.annualRateE9),
    },
    { title: text('staff.ways.pd'), align: 'end', render: (_, way) => shareText(way.pd) },
    {
      title: text('staff.ways.known'),
      align: 'end',
      render: (_, way) => `${way.known}/${way.looksAt}`,
    },
    {
      title: text('staff.ways.reasons'),
      render: (_, way) => way.reasons.map((one) => say(one.says)).join(' · ') || '—',
    },
  ];
  return (
    <Table<Way>
      data-testid="ways"
      size="small"
      rowKey="policyVersion"
      columns={columns}
      dataSource={[...ways]}
      pagination={false}
      scroll={{ x: 'max-content' }}
    />
  );
}
