/** Languages of a model card. */
export const cardLanguages = ['zh', 'en'] as const;
export type CardLanguage = (typeof cardLanguages)[number];

const en = {
  card: 'Model card',
  version: 'version',
  segment: 'Kind of business',
  noSegment: 'none of ours: a data folder',
  digest: 'Digest of the model file',
  bad: 'What counts as bad',
  made: 'What it is made of',
  madeSays:
    'Each part is trained by several seeds; what it weighs in log-odds is what did best on valid. A part that earned nothing is left out.',
  part: 'Part',
  share: 'Share',
  seeds: 'Seeds',
  validAuc: 'AUC on valid, mean of seeds',
  training: 'Training',
  data: 'Data',
  comesFrom: 'Where they come from',
  provenanceName: {
    ...{ simulated: 'a simulation', recorded: 'a lender’s book' },
    ...{ drawn: 'real, drawn by outcome', unsaid: 'nobody said' },
  },
  provenance: {
    simulated:
      'These cases are SIMULATED: no real person or business is in them. The figures show that the machinery works; they say nothing of real defaults, and a lender trains on its own book before a model decides on real borrowers.',
    recorded:
      'These cases are what a lender’s own system recorded, with what came of them; those of a demonstration are made up.',
    drawn:
      'These cases are real, and were drawn by their outcome: the model separates bad from good. Neither its bad rates nor its PDs are those of a portfolio, and nothing here says by how much bad loans would fall.',
    unsaid:
      'Nobody said where these cases come from: hold no figure for one of real borrowers before that is known.',
  },
  rows: 'Cases of train, of valid',
  level: 'Level of PDs',
  levelOfValid: 'that of valid',
  measures: 'Measures',
  measuresSay: (data: string, split: string) =>
    `On ${data}, split ${split}, which was thereby looked at. In brackets: 95% interval, cases drawn again. Rates count what each case stands for.`,
  measure: 'Measure',
  value: 'Value',
  cases: 'Cases',
  bads: 'Bad',
  badRate: 'Bad rate',
  meanPd: 'Mean PD',
  bestOf: (share: string) => `Bad rate among the best ${share}%`,
  roc: 'Bads found on goods refused',
  rocX: 'goods refused',
  rocY: 'bads found',
  reliability: 'Reliability: tenths by PD',
  reliabilityX: 'mean PD',
  reliabilityY: 'bad rate',
  stability: 'Stability',
  stabilitySays:
    'Population stability index: the score against valid, columns against train. Up to 0.1 is held to be stable, above 0.25 to have moved (Siddiqi 2006, ch. 9).',
  score: 'Score',
  column: 'Column',
  index: 'Index',
  segments: 'Kinds of cases',
  segmentsSay: 'Those of at least 100 cases. A dash: all of them are good, or all bad.',
  unknown: 'not known',
  limits: 'What it must not be used for',
  limitsAre: [
    'Anything but the outcome named above, on cases like those it learnt from.',
    'A PD is not the rate of a population that was drawn by outcome, unless its level was set.',
    'Columns that it was not given: none may be added without a new version, a new card and a check for unfair effects.',
    'It ranks; rules and people decide. A borrower may ask for reasons, and refuse a purely automated decision (PIPL Art. 24).',
  ],
};
type Texts = typeof en;

const zh: Texts = {
  card: '模型卡',
  version: '版本',
  segment: '适用客群',
  noSegment: '非本行客群：数据目录',
  digest: '模型文件摘要',
  bad: '坏样本定义',
  made: '模型构成',
  madeSays: '每个部分用多个种子训练；其在对数几率中的权重取验证集上效果最好者，无贡献者不入模型。',
  part: '部分',
  share: '权重',
  seeds: '种子数',
  validAuc: '验证集 AUC（种子均值）',
  training: '训练',
  data: '数据',
  comesFrom: '数据来源',
  provenanceName: {
    ...{ simulated: '模拟', recorded: '贷款机构自有业务' },
    ...{ drawn: '真实数据，按结果抽样', unsaid: '未说明' },
  },
  provenance: {
    simulated:
      '样本为模拟数据，不含任何真实个人或企业。指标只说明方法可行，不代表真实违约；对真实借款人作出决定之前，须用自有业务数据重新训练。',
    recorded: '样本为贷款机构系统所记录的自有业务及其结果；演示环境中的业务为虚构。',
    drawn:
      '样本为真实数据，按结果抽样：模型只区分好坏样本。坏样本率与违约概率均非资产组合水平，也不说明坏账会减少多少。',
    unsaid: '未说明样本来源：在确认之前，不得将任何指标视为真实借款人的表现。',
  },
  rows: '训练集、验证集样本数',
  level: '违约概率水平',
  levelOfValid: '与验证集一致',
  measures: '效果',
  measuresSay: (data, split) =>
    `数据 ${data}，${split} 集（已查看）。方括号内为重抽样 95% 区间，比率按样本权重计算。`,
  measure: '指标',
  value: '数值',
  cases: '样本数',
  bads: '坏样本',
  badRate: '坏样本率',
  meanPd: '平均违约概率',
  bestOf: (share) => `最优 ${share}% 中的坏样本率`,
  roc: '拒绝好样本时识别出的坏样本',
  rocX: '被拒好样本',
  rocY: '识别坏样本',
  reliability: '可靠性：按违约概率十等分',
  reliabilityX: '平均违约概率',
  reliabilityY: '坏样本率',
  stability: '稳定性',
  stabilitySays:
    '群体稳定性指数：分数对照验证集，各列对照训练集。不超过 0.1 视为稳定，超过 0.25 视为偏移（Siddiqi 2006，第 9 章）。',
  score: '分数',
  column: '列',
  index: '指数',
  segments: '分群表现',
  segmentsSay: '样本数不少于 100 的分群。短横线：全为好样本或全为坏样本。',
  unknown: '未知',
  limits: '不得用于',
  limitsAre: [
    '上述结果以外的任何用途，或与训练样本不同的对象。',
    '按结果抽样的总体：除非已设定水平，违约概率不等于其违约率。',
    '训练时没有的列：未经新版本、新模型卡及公平性检查，不得增加。',
    '模型只作排序，由规则和人员决定。借款人可要求说明理由，并可拒绝仅由自动化方式作出的决定（个人信息保护法第二十四条）。',
  ],
};

export const cardTexts: Readonly<Record<CardLanguage, Texts>> = { zh, en };
