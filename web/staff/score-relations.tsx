import { Alert, Table, Tooltip } from 'antd';
import { Link } from 'wouter';
import { useSay, useText, yuan } from '../ui/index.ts';
import type { BorrowerScore } from './api.ts';
import { shortNode } from './node-name.ts';
import { effectColumn } from './score-effect.tsx';

type Relations = NonNullable<BorrowerScore['relations']>;
type Class = Relations['classes'][number];
type Neighbour = Class['neighbours'][number];

/** What a borrower's relations did to the score: class by class, the heaviest first, and in each by whom. */
export function ScoreRelations(o: {
  readonly id: string;
  readonly relations: Relations;
  /** The largest effect of all, which the bars are measured by. */
  readonly most: number;
}) {
  const text = useText();
  const say = useSay();
  const { nodes, known, isForgotten, classes } = o.relations;
  return (
    <section aria-label={text('staff.score.relations')}>
      <div className="staff-bar">
        <h2>{text('staff.score.relations')}</h2>
        <Link href={`/staff/borrowers/${o.id}?tab=relations`}>
          {text('staff.score.relation.open')}
        </Link>
      </div>
      <p>{text('staff.score.relations.says', { nodes, known })}</p>
      {isForgotten && (
        <Alert type="info" showIcon title={text('staff.score.relations.forgotten')} />
      )}
      <Table<Class>
        data-testid="score-relations"
        size="small"
        rowKey="relation"
        dataSource={classes}
        pagination={false}
        locale={{ emptyText: text('staff.score.relations.none') }}
        expandable={{
          rowExpandable: ({ neighbours }) => neighbours.length > 0,
          expandedRowRender: ({ neighbours }) => (
            <Neighbours id={o.id} neighbours={neighbours} most={o.most} />
          ),
        }}
        columns={[
          {
            title: text('staff.score.relation'),
            render: (_, { relation, says }) => (
              <Tooltip title={<code>{relation}</code>}>
                <span>{say(says)}</span>
              </Tooltip>
            ),
          },
          {
            title: text('staff.score.relation.count'),
            align: 'end',
            render: (_, { neighbours }) => neighbours.length || '–',
          },
          effectColumn<Class>(text, o.most),
        ]}
      />
    </section>
  );
}

function Neighbours(o: {
  readonly id: string;
  readonly neighbours: readonly Neighbour[];
  readonly most: number;
}) {
  const text = useText();
  return (
    <Table<Neighbour>
      size="small"
      rowKey={({ node, weightFen, logit }) => `${node} ${weightFen} ${logit}`}
      dataSource={o.neighbours}
      pagination={{ defaultPageSize: 10, hideOnSinglePage: true }}
      columns={[
        {
          title: text('staff.relation.other'),
          render: (_, { node }) => (
            <Tooltip title={node}>
              <code>{shortNode(node)}</code>
            </Tooltip>
          ),
        },
        {
          title: text('staff.relation.weight'),
          align: 'end',
          render: (_, { weightFen }) => (weightFen === '0' ? '–' : yuan(weightFen)),
        },
        effectColumn<Neighbour>(text, o.most),
      ]}
    />
  );
}
