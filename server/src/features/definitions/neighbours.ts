// How those stand with whom a borrower has to do: who supplies it, buys from it, stands for it, shares its
// device or address. Only what this lender knows of its own borrowers. A borrower is told the class, never who.
import { latest, perUnit } from '../aggregates.ts';
import {
  defineFeature,
  everyone,
  type FeatureDefinition,
  type FeatureUnit,
  openDays,
  type Series,
} from '../define.ts';

type Common = Omit<FeatureDefinition, 'name' | 'says' | 'advice' | 'why'>;

/** Nothing is known before somebody looked; looked and found nobody late, it is nothing. */
const looked: Series = { from: ['neighbours.counted'], sources: ['open310'] };

const neighbours: Pick<Common, 'version' | 'owner' | 'segments' | 'sources' | 'whenNoEvents'> = {
  version: 1,
  owner: 'risk',
  segments: everyone,
  sources: ['open310'],
  whenNoEvents: null,
};

/** Of neighbours of some classes who were late within a quarter: what `part` adds up to, or how many. */
const late = (
  unit: FeatureUnit,
  part: 'sharePpm' | 'weightFen' | null,
  ...is: readonly string[]
): Common => ({
  ...neighbours,
  from: ['neighbour.delinquent'],
  window: openDays(90),
  against: looked,
  unit,
  where: { field: 'relation', is },
  aggregate: perUnit(part, null),
  direction: 'less_is_safer',
});

const sharing = (what: 'device' | 'address'): Common => ({
  ...neighbours,
  from: ['neighbour.shared'],
  window: openDays(180),
  against: looked,
  unit: 'count',
  where: { field: 'what', is: [what] },
  aggregate: perUnit(null, null),
  direction: 'less_is_safer',
});

export const neighbourhood: readonly FeatureDefinition[] = [
  defineFeature({
    ...late('ppm', 'sharePpm', 'supplier'),
    name: 'relation.late_suppliers_share_90d',
    says: {
      zh: '近90天有逾期的供货方占进货的比例',
      en: 'Share of purchases from suppliers who were late here in 90 days',
    },
    advice: { zh: '多备几家供货方', en: 'Have more than one supplier' },
    why: {
      zh: '供货方出问题，货先断，钱也可能压在对方手里。',
      en: 'A supplier in trouble stops delivering, often with the prepayment in its hands.',
    },
  }),
  defineFeature({
    ...late('ppm', 'sharePpm', 'buyer'),
    name: 'relation.late_buyers_share_90d',
    says: {
      zh: '近90天有逾期的客户占销售的比例',
      en: 'Share of sales to buyers who were late here in 90 days',
    },
    advice: { zh: '分散客户，缩短账期', en: 'Depend less on one buyer, and ask to be paid sooner' },
    why: {
      zh: '客户还不上我们的钱，下一个欠的就是供货方。',
      en: 'A buyer who is late with us is late with its suppliers next.',
    },
  }),
  defineFeature({
    ...late('fen', 'weightFen', 'guaranteed'),
    name: 'relation.late_guaranteed_fen_90d',
    says: {
      zh: '为近90天有逾期者担保的金额',
      en: 'Guaranteed for others who were late here in 90 days',
    },
    advice: { zh: '提醒被担保方还款，减少担保', en: 'See that those you stand for repay' },
    why: {
      zh: '被担保方逾期，担保就要变成自己的债。',
      en: 'Their delay is the day on which the guarantee becomes a debt.',
    },
  }),
  defineFeature({
    ...late('count', null, 'guarantor'),
    name: 'relation.late_guarantors_90d',
    says: { zh: '近90天有逾期的担保人数', en: 'Guarantors who were late here in 90 days' },
    advice: { zh: '更换担保人', en: 'Ask somebody else to stand for you' },
    why: { zh: '自己都还不上的人，担保不了别人。', en: 'Who cannot pay cannot stand for others.' },
  }),
  defineFeature({
    ...late('count', null, 'same_device'),
    name: 'relation.late_on_device_90d',
    says: {
      zh: '同一设备上近90天有逾期的其他借款人数',
      en: 'Others on the same device who were late here in 90 days',
    },
    advice: { zh: '使用自己的设备登录', en: 'Sign in from a device of your own' },
    why: {
      zh: '一台设备上先后来的人，常是同一人换了名字。',
      en: 'Who comes after another on one device is often the same, under another name.',
    },
  }),
  defineFeature({
    ...late('count', null, 'same_address'),
    name: 'relation.late_at_address_90d',
    says: {
      zh: '同一注册地址近90天有逾期的其他借款人数',
      en: 'Others at the same registered address who were late here in 90 days',
    },
    advice: { zh: '登记真实的经营地址', en: 'Register the place where you trade' },
    why: {
      zh: '换一张执照、不换地方，是旧债的新壳。',
      en: 'A new licence at the old place may be the old debtor.',
    },
  }),
  defineFeature({
    ...late('count', null, 'same_owner'),
    name: 'relation.late_same_owner_90d',
    says: {
      zh: '同一所有人、电话或账户近90天有逾期的其他借款人数',
      en: 'Others of the same owner, phone or account who were late here in 90 days',
    },
    advice: { zh: '先还清名下其他借款', en: 'Repay the other loans of the same owner first' },
    why: {
      zh: '同一个人的两家店，是一个还款人。',
      en: 'Two shops of one owner repay from one pocket.',
    },
  }),
  defineFeature({
    ...late('count', null, 'employer', 'employed'),
    name: 'relation.late_by_work_90d',
    says: {
      zh: '有雇佣关系且近90天有逾期的借款人数',
      en: 'Employers and employed who were late here in 90 days',
    },
    advice: { zh: '无需操作', en: 'Nothing to do' },
    why: {
      zh: '单位还不上钱，工资会先停。',
      en: 'An employer that cannot pay its debts stops paying wages first.',
    },
  }),
  defineFeature({
    ...late('count', null, 'same_anchor'),
    name: 'relation.late_same_anchor_90d',
    says: {
      zh: '同一核心企业的其他供应商近90天有逾期的户数',
      en: 'Other suppliers of the same anchor who were late here in 90 days',
    },
    advice: { zh: '减少对单一核心企业的依赖', en: 'Depend less on one anchor' },
    why: {
      zh: '核心企业拖款，先倒下的是它的供应商。',
      en: 'An anchor that pays late shows in its suppliers first.',
    },
  }),
  defineFeature({
    ...late('count', null, 'two_hops'),
    name: 'relation.late_two_hops_90d',
    says: {
      zh: '关系两步之内近90天有逾期的借款人数',
      en: 'Borrowers two relations away who were late here in 90 days',
    },
    advice: { zh: '无需操作', en: 'Nothing to do' },
    why: {
      zh: '风险沿着供货和担保传来，两步之外就能看见。',
      en: 'Trouble travels along trade and guarantees, and is seen coming two steps away.',
    },
  }),
  defineFeature({
    ...neighbours,
    name: 'relation.neighbours',
    unit: 'count',
    from: ['neighbours.counted'],
    window: openDays(360),
    aggregate: latest('neighbours'),
    direction: 'none',
    says: { zh: '有往来的其他借款人数', en: 'Other borrowers it has to do with' },
    advice: { zh: '无需操作', en: 'Nothing to do' },
    why: {
      zh: '没有人可看，和看了没有事，是两回事。',
      en: 'Nobody to look at is not the same as nobody late.',
    },
  }),
  defineFeature({
    ...sharing('device'),
    name: 'relation.borrowers_on_device_180d',
    says: {
      zh: '近180天同一设备上的其他借款人数',
      en: 'Other borrowers on the same device in 180 days',
    },
    advice: { zh: '使用自己的设备登录', en: 'Sign in from a device of your own' },
    why: {
      zh: '一台设备替许多人申请，背后多半是中介。',
      en: 'One device that applies for many is a broker’s.',
    },
  }),
  defineFeature({
    ...sharing('address'),
    name: 'relation.borrowers_at_address_180d',
    says: {
      zh: '同一注册地址的其他借款人数',
      en: 'Other borrowers at the same registered address',
    },
    advice: { zh: '登记真实的经营地址', en: 'Register the place where you trade' },
    why: {
      zh: '集中登记很常见，空壳公司也爱这样登记。',
      en: 'Shared addresses are common, and shells like them, too.',
    },
  }),
];
