/** A member of the first cluster under the name that the demo offers it by. */
export interface ClusterScenario {
  readonly name: string;
  /** Its key. */
  readonly key: string;
  readonly says: { readonly zh: string; readonly en: string };
}

export const clusterScenarios: readonly ClusterScenario[] = [
  {
    name: 'crop-farm',
    key: 'farm-0',
    says: { zh: '种粮种菜的家庭农场', en: 'A family farm of grain and vegetables' },
  },
  {
    name: 'livestock-farm',
    key: 'livestock-0',
    says: { zh: '蛋鸡养殖场', en: 'A farm of laying hens' },
  },
  {
    name: 'supplier',
    key: 'supplier-0',
    says: { zh: '为食品厂供货的包装企业', en: 'A packaging firm that supplies a food maker' },
  },
  {
    name: 'distributor',
    key: 'distributor-0',
    says: { zh: '批发食品的经销商', en: 'A distributor who wholesales food' },
  },
  {
    name: 'anchor',
    key: 'anchor-0',
    says: { zh: '食品加工核心企业', en: 'A food maker whom others supply' },
  },
];
