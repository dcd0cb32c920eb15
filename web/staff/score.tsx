import { Table, Tooltip } from 'antd';
import { Link } from 'wouter';
import { momentText, useLanguage, useLoad, useSay, useText } from '../ui/index.ts';
import { type BorrowerScore, getScore } from './api.ts';
import { Value } from './feature-parts.tsx';
import { shareText } from './model-parts.tsx';
import { Shown } from './parts.tsx';
import { effectColumn } from './score-effect.tsx';
import { ScoreRelations } from './score-relations.tsx';

/** What the champion said of a borrower in the newest decision, feature by feature. */
export function ScoreView({ id }: { readonly id: string }) {
  const text = useText();
  const [load, reload] = useLoad(`score ${id}`, () => getScore(id));
  return (
    <Shown load={load} reload={reload}>
      {({ score }) => (score ? <Score id={id} score={score} /> : <p>{text('staff.score.none')}</p>)}
    </Shown>
  );
}

type Contribution = BorrowerScore['contributions'][number];

function Score({ id, score }: { readonly id: string; readonly score: BorrowerScore }) {
  const text = useText();
  const say = useSay();
  const { language } = useLanguage();
  const did = [...score.contributions, ...(score.relations?.classes ?? [])];
  const most = Math.max(...did.map(({ logit }) => Math.abs(logit)), 1e-6);
  return (
    <>
      <div className="staff-bar">
        <span data-testid="score-says">
          {text('staff.score.says', {
            ...{ model: score.model.id, version: score.model.version },
            ...{ at: momentText(score.decidedAt, language), pd: shareText(score.pd) },
            usual: shareText(score.usualPd),
          })}
        </span>
        <Link href={`/staff/models/${score.model.digest}`}>{text('staff.model')}</Link>
      </div>
      <Table<Contribution>
        data-testid="score"
        size="small"
        rowKey="feature"
        dataSource={score.contributions}
        pagination={{ defaultPageSize: 50, hideOnSinglePage: true }}
        columns={[
          {
            title: text('staff.feature'),
            render: (_, c) => (
              <Tooltip title={<code>{c.feature}</code>}>
                <span>{say(c.says)}</span>
              </Tooltip>
            ),
          },
          {
            title: text('staff.score.value'),
            align: 'end',
            render: (_, c) => <Value value={c.value} unit={c.unit} />,
          },
          effectColumn<Contribution>(text, most),
        ]}
      />
      {score.relations && <ScoreRelations id={id} relations={score.relations} most={most} />}
    </>
  );
}
