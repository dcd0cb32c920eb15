import type { Evaluation } from './evaluate.ts';
import type { Measured } from './metrics.ts';
import type { SealedModel } from './model.ts';
import { type CardLanguage, cardTexts } from './model-card-texts.ts';
import type { Provenance } from './provenance.ts';
import { dotChart, escapeHtml, lineChart } from './svg-charts.ts';

const STYLE = `body{font:15px/1.6 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1f2329;background:#fff}
h1{font-size:1.6rem;margin-bottom:0}h2{font-size:1.15rem;margin-top:2rem;border-bottom:1px solid #d0d3d8}
table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.3rem .6rem;border-bottom:1px solid #e3e5e8}td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}
.from{border-left:4px solid #b45309;padding:.4rem .8rem;background:#fff7ed}code{overflow-wrap:anywhere}.charts{display:flex;flex-wrap:wrap;gap:1.5rem}figure{flex:1 1 20rem;margin:0}figcaption{text-align:center;font-weight:600}
svg text{font-size:11px;fill:#4b5158}.grid{stroke:#e3e5e8}.alike{fill:none;stroke:#8b9097;stroke-dasharray:4 3}.line{fill:none;stroke:#0b57d0;stroke-width:2}circle{fill:#0b57d0}
@media print{body{margin:0}}@media(prefers-color-scheme:dark){body{background:#16181b;color:#e6e8ea}.from{background:#2b2117}h2{border-color:#3a3e44}th,td{border-color:#2c3036}svg text{fill:#b6bbc1}.grid{stroke:#2c3036}.line{stroke:#7aa7ff}circle{fill:#7aa7ff}}`;

const percent = (rate: number): string => `${(100 * rate).toFixed(2)}%`;
const measured = ({ value, low, high }: Measured, digits = 3): string =>
  `${value.toFixed(digits)} [${low.toFixed(digits)}, ${high.toFixed(digits)}]`;

/** A table: the first column is text, the others are numbers. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = (row: readonly string[], tag: 'th' | 'td'): string =>
    row
      .map((cell, j) => `<${tag}${j > 0 ? ' class="n"' : ''}>${escapeHtml(cell)}</${tag}>`)
      .join('');
  const body = rows.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('\n');
  return `<table><thead><tr>${cells(head, 'th')}</tr></thead><tbody>\n${body}\n</tbody></table>`;
}

/** What a card is told beside the measures. */
interface CardOptions {
  readonly data: string;
  readonly provenance?: Provenance | undefined;
  readonly language: CardLanguage;
}

/**
 * A model card as one page of HTML that needs nothing else: what the model is, how it was made, how it did
 * on the cases it was looked at with, and what it must not be used for.
 * @param o.data - What those cases are called.
 * @param o.provenance - Where they come from; absent: nobody said.
 */
export function writeModelCard(model: SealedModel, evaluation: Evaluation, o: CardOptions): string {
  const t = cardTexts[o.language];
  const title = `${t.card}: ${model.id}, ${t.version} ${model.version}`;
  return `<!doctype html>
<html lang="${o.language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title><style>${STYLE}</style></head><body>
<h1>${escapeHtml(title)}</h1>
<p>${t.segment}: ${escapeHtml(model.segment ?? t.noSegment)}<br>${t.bad}: ${escapeHtml(model.defaultDefinition)}<br>${t.digest}: <code>${model.digest}</code></p>
<p class="from">${t.provenance[o.provenance ?? 'unsaid']}</p>
${madeOf(model, t)}
${trainedOn(model, t, o)}
<h2>${t.measures}</h2>
<p>${escapeHtml(t.measuresSay(o.data, evaluation.split))}</p>
${measuresOf(evaluation, t)}
${chartsOf(evaluation, t)}
<h2>${t.stability}</h2>
<p>${t.stabilitySays}</p>
${table(
  [t.column, t.index],
  [
    [t.score, evaluation.stability.score.toFixed(3)],
    ...evaluation.stability.columns.map(({ name, index }) => [name, index.toFixed(3)]),
  ],
)}
${segmentsOf(evaluation, t)}
<h2>${t.limits}</h2>
<ul>${t.limitsAre.map((limit) => `<li>${limit}</li>`).join('')}</ul>
</body></html>
`;
}

type Texts = (typeof cardTexts)[CardLanguage];

function madeOf({ parts, training }: SealedModel, t: Texts): string {
  const { tried = [] } = training as {
    readonly tried?: readonly { readonly part: string; readonly validAuc: number }[];
  };
  const rows = tried.map(({ part, validAuc }) => {
    const kept = parts.find(({ name }) => name === part);
    return [part, String(kept?.share ?? 0), String(kept?.members.length ?? 0), validAuc.toFixed(3)];
  });
  return `<h2>${t.made}</h2><p>${t.madeSays}</p>${table([t.part, t.share, t.seeds, t.validAuc], rows)}`;
}

function trainedOn({ training }: SealedModel, t: Texts, looked: CardOptions): string {
  const { data, provenance, rows, badRate } = training as {
    readonly data?: string;
    readonly provenance?: Provenance;
    readonly rows?: { readonly train: number; readonly valid: number };
    readonly badRate?: number | null;
  };
  // What was learnt from another split of the same folder comes from where that does.
  const ofLooked = data === looked.data ? looked.provenance : undefined;
  return `<h2>${t.training}</h2>${table(
    [t.training, ''],
    [
      [t.data, data ?? t.unknown],
      [t.comesFrom, t.provenanceName[provenance ?? ofLooked ?? 'unsaid']],
      [t.rows, rows ? `${rows.train}, ${rows.valid}` : t.unknown],
      [t.level, badRate == null ? t.levelOfValid : percent(badRate)],
    ],
  )}`;
}

const measuresOf = (e: Evaluation, t: Texts): string =>
  table(
    [t.measure, t.value],
    [
      [t.cases, String(e.n)],
      [t.bads, String(e.bads)],
      [t.badRate, percent(e.badRate)],
      [t.meanPd, percent(e.meanPd)],
      ['ROC-AUC', measured(e.auc)],
      ['KS', measured(e.ks)],
      ['Brier', measured(e.brier, 4)],
      ['PR-AUC', e.prAuc.toFixed(3)],
      ...(['50', '70', '90'] as const).map((at) => [t.bestOf(at), percent(e.badRateAt[at])]),
    ],
  );

function chartsOf(e: Evaluation, t: Texts): string {
  const most = Math.max(...e.reliability.flatMap(({ meanPd, badRate }) => [meanPd, badRate]), 0.01);
  const roc = lineChart({ title: t.roc, x: t.rocX, y: t.rocY, xMost: 1, yMost: 1 }, e.roc);
  const reliability = dotChart(
    { title: t.reliability, x: t.reliabilityX, y: t.reliabilityY, xMost: most, yMost: most },
    e.reliability.map(({ meanPd, badRate }) => [meanPd, badRate]),
  );
  const rows = e.reliability.map(({ n, meanPd, badRate }, i) => [
    ...[String(i + 1), String(n), percent(meanPd), percent(badRate)],
  ]);
  return `<div class="charts">${roc}${reliability}</div>
${table(['#', t.cases, t.meanPd, t.badRate], rows)}`;
}

function segmentsOf({ segments }: Evaluation, t: Texts): string {
  if (segments.length === 0) return '';
  const rows = segments.map(({ column, text, n, meanPd, badRate, auc }) => [
    `${column}: ${text === '' ? t.unknown : text}`,
    ...[String(n), percent(meanPd), percent(badRate), auc?.toFixed(3) ?? '–'],
  ]);
  return `<h2>${t.segments}</h2><p>${t.segmentsSay}</p>${table(
    [t.column, t.cases, t.meanPd, t.badRate, 'AUC'],
    rows,
  )}`;
}
