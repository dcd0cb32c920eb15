// Words that the economy's people and things go by. Made up: any likeness is chance.
import type { InputCategory } from './farm-records.ts';
import { parameters } from './parameters.ts';

export const surnames = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧'];
export const givenNames = [
  ...[
    '伟',
    '芳',
    '娜',
    '敏',
    '静',
    '丽',
    '强',
    '磊',
    '洋',
    '艳',
    '勇',
    '军',
    '杰',
    '娟',
    '涛',
    '明',
  ],
  ...[
    '秀英',
    '桂兰',
    '建国',
    '志强',
    '晓燕',
    '海燕',
    '雪梅',
    '国平',
    '小红',
    '文斌',
    '丽华',
    '春梅',
  ],
];

export type Line = 'clothes' | 'home' | 'food' | 'meals';

/** What a line of trade sells, and how such a place names itself. */
export const lines: Record<Line, { things: readonly string[]; places: readonly string[] }> = {
  clothes: {
    things: [
      '棉麻衬衫',
      '宽松卫衣',
      '阔腿裤',
      '针织开衫',
      '碎花连衣裙',
      '纯棉T恤',
      '防晒外套',
      '牛仔半裙',
    ],
    places: ['衣舍', '服饰', '女装', '童装屋'],
  },
  home: {
    things: [
      '收纳箱',
      '陶瓷餐具',
      '遮光窗帘',
      '棉麻桌布',
      '香薰蜡烛',
      '竹制砧板',
      '珊瑚绒毛毯',
      '折叠晾衣架',
    ],
    places: ['家居', '生活馆', '杂货铺', '布艺'],
  },
  food: {
    things: [
      '手工辣酱',
      '每日坚果',
      '桂花糕',
      '高山绿茶',
      '风干牛肉',
      '土蜂蜜',
      '柠檬片',
      '杂粮礼盒',
    ],
    places: ['食品', '土特产', '零食铺', '茶行'],
  },
  meals: {
    things: [
      '牛肉面',
      '番茄鸡蛋面',
      '酸辣粉',
      '炸酱面',
      '馄饨',
      '卤肉饭',
      '煎饺',
      '凉皮',
      '豆浆',
      '卤蛋',
    ],
    places: ['面馆', '小吃店', '快餐', '饺子馆'],
  },
};

export const suppliers: Record<Line, string> = {
  clothes: '柯桥启明纺织品批发部',
  home: '义乌市佳合日用品商行',
  food: '临安山里人农产品合作社',
  meals: '城北粮油蔬菜批发市场',
};

export const payees = {
  landlord: '房东',
  parcels: '通达快递网点',
  ads: '推广服务充值',
  platformFee: '软件服务费',
  tillFee: '收款服务费',
  staff: '店员工资',
  bank: '提现至银行卡',
  ring: '网络推广服务',
} as const;

export const refundReasons = ['不喜欢/不合适', '质量问题', '与描述不符', '少件/漏发', '拍错/多拍'];
export const outOfStock = '缺货';

/** Counties: 6 digits of GB/T 2260 and the name. */
export const counties: readonly (readonly [region: string, name: string])[] = [
  ['330782', '浙江省义乌市'],
  ['330110', '浙江省杭州市余杭区'],
  ['370783', '山东省寿光市'],
  ['410122', '河南省中牟县'],
  ['320583', '江苏省昆山市'],
  ['440605', '广东省佛山市南海区'],
];

/** Streets, as every town has them. */
export const roads = [
  ...['人民路', '建设街', '解放路', '中山路', '和平街', '文化路', '新华街', '公园路'],
  ...['东湖路', '西山路', '南门街', '北城路', '朝阳路', '民主街', '青年路', '工业大道'],
];

/** Banks that businesses keep accounts with. Made up. */
export const banks = ['城市银行', '江南农村商业银行', '东海银行'];

export const carriers: readonly (readonly [code: string, letters: string])[] = [
  ['yuantong', 'YT'],
  ['zhongtong', 'ZT'],
  ['yunda', 'YD'],
  ['shunfeng', 'SF'],
];

/** How invoices name what a line of trade buys, and its tax in per cent. */
export const invoiceClasses: Record<Line, readonly [name: string, taxRate: number]> = {
  clothes: ['服装', parameters.invoices.rate],
  home: ['日用杂品', parameters.invoices.rate],
  food: ['食品', parameters.invoices.rate],
  meals: ['农产品', parameters.invoices.foodRate],
};

export const inputNames: Record<InputCategory, readonly string[]> = {
  seed: ['小麦种子', '玉米种子', '番茄种苗', '辣椒种苗'],
  fertilizer: ['复合肥', '尿素', '有机肥'],
  pesticide: ['杀虫剂', '杀菌剂', '除草剂'],
  film: ['地膜', '棚膜'],
  feed: ['蛋鸡配合饲料', '玉米豆粕料'],
  machinery: ['农机作业', '滴灌设备'],
  other: ['青年蛋鸡', '疫苗'],
};

/** What suppliers make, and how invoices name it. */
export const supplies: readonly (readonly [className: string, things: readonly string[]])[] = [
  ['塑料制品', ['复合包装袋', '真空袋', '托盒']],
  ['食品配料', ['复合调味料', '淀粉', '食用油']],
  ['纸制品', ['彩印纸箱', '瓦楞纸板', '标签']],
];

export const foods = ['速食面', '酱菜礼盒', '蛋制品', '番茄酱', '即食杂粮'];
