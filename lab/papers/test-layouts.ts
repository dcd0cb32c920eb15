import { esc, type Layout, longDay, yuan } from './paper.ts';
import { digits, drawAddress, drawCompany, drawDay, drawPerson, drawShop, pick } from './people.ts';

// Layouts, words and letters that the reader was not made by: it is measured on these, once.

const soleTrader: Layout = (random) => {
  const { name, code } = drawShop(random);
  const [representative, founded] = [drawPerson(random), drawDay(random, 2012, 2024)];
  return {
    kind: 'licence',
    truth: { creditCode: code, name, representative, founded },
    html: `<div style="background:#fdf8ea;padding:50px"><p style="float:right">统一社会信用代码：${code}</p>
      <h1 style="clear:both;text-align:center;font-size:60px">营 业 执 照</h1><p style="text-align:center">（副　本）</p>
      <p>名　　称　${name}</p><p>类　　型　个体工商户</p><p>经 营 者　${representative}</p>
      <p>经营场所　${drawAddress(random)}</p><p>组成形式　个人经营</p><p>注册日期　${longDay(founded)}</p>
      <p>经营范围　许可项目：餐饮服务；食品销售。</p></div>`,
  };
};

const cooperative: Layout = (random) => {
  const { name, code } = drawCompany(random);
  const [representative, founded] = [drawPerson(random), drawDay(random, 2010, 2023)];
  return {
    kind: 'licence',
    truth: { creditCode: code, name, representative, founded },
    html: `<h1 style="text-align:center">营业执照</h1><table class="bare">
      <tr><td style="width:30%">统一社会信用代码</td><td>${code}</td></tr><tr><td>名称</td><td>${name}</td></tr>
      <tr><td>类型</td><td>农民专业合作社</td></tr><tr><td>法定代表人</td><td>${representative}</td></tr>
      <tr><td>成员出资总额</td><td>伍拾万元整</td></tr><tr><td>成立日期</td><td>${longDay(founded)}</td></tr>
      <tr><td>住所</td><td>${drawAddress(random)}</td></tr><tr><td>业务范围</td><td>蔬菜种植、销售</td></tr></table>`,
  };
};

const invoiceOf =
  (title: string, body: (o: Record<string, string>) => string): Layout =>
  (random) => {
    const [buyer, seller] = [drawCompany(random), drawCompany(random)];
    const number = `2544${digits(random, 16)}`;
    const issuedOn = drawDay(random, 2024, 2025);
    const nets = [random.whole(10_000, 400_000), random.whole(10_000, 400_000)];
    const taxes = nets.map((net) => Math.round(net * 0.06));
    const net = (nets[0] ?? 0) + (nets[1] ?? 0);
    const tax = (taxes[0] ?? 0) + (taxes[1] ?? 0);
    const two = (fen: number) => (fen / 100).toFixed(2);
    const rows = nets
      .map(
        (one, i) =>
          `<tr><td>*信息服务*服务费${i + 1}</td><td></td><td>项</td><td>1</td><td>${two(one)}</td><td>${two(one)}</td><td>6%</td><td>${two(taxes[i] ?? 0)}</td></tr>`,
      )
      .join('');
    const o = { number, day: longDay(issuedOn), rows, drawer: drawPerson(random) };
    const money = { net: two(net), tax: two(tax), total: two(net + tax) };
    const parties = { bn: buyer.name, bc: buyer.code, sn: seller.name, sc: seller.code };
    return {
      kind: 'invoice',
      truth: {
        ...{ number, issuedOn, total: String(net + tax), net: String(net), tax: String(tax) },
        ...{ buyerNumber: buyer.code, sellerNumber: seller.code },
        ...{ buyerName: buyer.name, sellerName: seller.name },
      },
      html: `<h2 style="text-align:center">${title}</h2>${body({ ...o, ...money, ...parties })}`,
    };
  };

const special = invoiceOf(
  '电子发票（增值税专用发票）',
  (
    o,
  ) => `<table class="bare"><tr><td>国家税务总局监制</td><td style="text-align:right">发票号码: ${o.number}<br>开票日期: ${o.day}</td></tr></table>
    <table class="lined"><tr><td style="width:2%">购买方信息</td><td>名称: ${o.bn}<br>统一社会信用代码/纳税人识别号: ${o.bc}</td>
    <td style="width:2%">销售方信息</td><td>名称: ${o.sn}<br>统一社会信用代码/纳税人识别号: ${o.sc}</td></tr></table>
    <table class="bare"><tr><td>项目名称</td><td>规格型号</td><td>单位</td><td>数量</td><td>单价</td><td>金额</td><td>税率</td><td>税额</td></tr>${o.rows}
    <tr><td>合计</td><td></td><td></td><td></td><td></td><td>¥${o.net}</td><td></td><td>¥${o.tax}</td></tr></table>
    <p style="border:1px solid #7a3b20;padding:8px">价税合计（大写）　⊗ 玖佰元整　　　　　　　　　（小写） ¥${o.total}</p><p>备注</p><p>开票人: ${o.drawer}</p>`,
);

const stacked = invoiceOf(
  '电子发票（普通发票）',
  (o) => `<p>发票号码：${o.number}　　　　　　开票日期：${o.day}</p>
    <p>购买方</p><p>名称：${o.bn}</p><p>纳税人识别号：${o.bc}</p>
    <table class="lined"><tr><td>项目名称</td><td>规格</td><td>单位</td><td>数量</td><td>单价</td><td>金额</td><td>税率</td><td>税额</td></tr>${o.rows}
    <tr><td>合　计</td><td></td><td></td><td></td><td></td><td>￥${o.net}</td><td></td><td>￥${o.tax}</td></tr></table>
    <p>价税合计（小写）￥${o.total}</p><p>销售方</p><p>名称：${o.sn}</p><p>纳税人识别号：${o.sc}</p><p>开票人：${o.drawer}</p>`,
);

const inAndOut: Layout = (random) => {
  const [account, holder] = [`6217${digits(random, 15)}`, drawPerson(random)];
  let balance = random.whole(500_000, 4_000_000);
  const rows = Array.from({ length: 12 }, (_, i) => {
    const amount = random.whole(2_000, 80_000);
    const comes = random.chance(0.6);
    balance += comes ? amount : -amount;
    const day = `2025-06-${String(2 * i + 1).padStart(2, '0')}`;
    return `<tr><td>${day}</td><td>${comes ? '收款' : '付款'}</td><td>${comes ? yuan(amount) : ''}</td><td>${comes ? '' : yuan(amount)}</td><td>${yuan(balance)}</td><td>${drawPerson(random)}</td></tr>`;
  });
  return {
    kind: 'statement',
    truth: { account, holder, from: '2025-06-01', to: '2025-06-23', lines: '12' },
    html: `<h2>账户明细</h2><p>卡号：${account}</p><p>客户姓名：${holder}</p><table class="bare">
      <tr><td>交易日期</td><td>摘要</td><td>记账金额(收入)</td><td>记账金额(支出)</td><td>余额</td><td>对方户名</td></tr>${rows.join('')}</table>`,
  };
};

const marked: Layout = (random) => {
  const [account, holder] = [`3301${digits(random, 12)}`, drawCompany(random).name];
  let balance = random.whole(5_000_000, 40_000_000);
  const rows = Array.from({ length: 16 }, (_, i) => {
    const amount = random.whole(20_000, 800_000);
    const comes = random.chance(0.5);
    balance += comes ? amount : -amount;
    return `<tr><td>202509${String(i + 5).padStart(2, '0')}</td><td>${comes ? '贷' : '借'}</td><td>${yuan(amount)}</td><td>${yuan(balance)}</td><td>${drawCompany(random).name}</td></tr>`;
  });
  return {
    kind: 'statement',
    truth: { account, holder, from: '2025-09-05', to: '2025-09-20', lines: '16' },
    html: `<h2 style="text-align:center">企业账户对账单</h2><table class="bare"><tr><td>账号</td><td>${account}</td><td>户名</td><td>${holder}</td></tr></table>
      <table class="lined"><tr><td>交易日</td><td>借贷标志</td><td>交易金额</td><td>余额</td><td>收(付)方名称</td></tr>${rows.join('')}</table>`,
  };
};

const houseRent: Layout = (random) => {
  const [lessor, lessee, address] = [drawPerson(random), drawPerson(random), drawAddress(random)];
  const [from, to, rent] = ['2025-05-01', '2026-04-30', random.whole(15, 90) * 10_000];
  return {
    kind: 'lease',
    truth: { lessor, lessee, from, to, rent: String(rent), address },
    html: `<h1 style="text-align:center">租房协议</h1><p>甲方（出租人）：${lessor}</p><p>乙方（承租人）：${lessee}</p>
      <p>一、房屋地址：${address}</p><p>二、租期：${from} 至 ${to}</p><p>三、租金：每月人民币 ${yuan(rent)} 元</p>
      <p>四、押金：贰仟元整，退租时无息退还。</p><p>五、双方签字后生效。</p>`,
  };
};

const shopRent: Layout = (random) => {
  const [lessor, lessee, address] = [
    drawCompany(random).name,
    drawShop(random).name,
    drawAddress(random),
  ];
  const [from, to, rent] = ['2024-01-01', '2028-12-31', random.whole(20, 200) * 10_000];
  return {
    kind: 'lease',
    truth: { lessor, lessee, from, to, rent: String(rent), address },
    html: `<h1 style="text-align:center">商铺租赁合同</h1><table class="lined"><tr><td>出租方</td><td>${lessor}</td></tr>
      <tr><td>承租方</td><td>${lessee}</td></tr><tr><td>房屋坐落</td><td>${address}</td></tr>
      <tr><td>租赁期限</td><td>${longDay(from)}—${longDay(to)}</td></tr><tr><td>月租金</td><td>¥${yuan(rent)}</td></tr>
      <tr><td>用途</td><td>经营</td></tr></table><p>出租方盖章　　　　承租方盖章</p>`,
  };
};

const landLease: Layout = (random) => {
  const [holder, giver] = [drawPerson(random), drawPerson(random)];
  const number = `LZ${digits(random, 10)}`;
  const area = String(random.whole(5, 300));
  return {
    kind: 'land',
    truth: { holder, number, area, from: '2023-01-01', to: '2032-12-31' },
    html: `<h1 style="text-align:center">农村土地经营权流转合同</h1><p>合同编号：${number}</p>
      <p>转出方：${giver}</p><p>受让方：${holder}</p><p>流转面积：${area}亩</p>
      <p>流转期限：自2023年1月1日至2032年12月31日</p><p>流转价款：每亩每年 800 元</p><p>土地用途：种植业</p>`,
  };
};

const landBook: Layout = (random) => {
  const holder = drawPerson(random);
  const number = `510105${digits(random, 12)}`;
  const area = (random.whole(20, 400) / 10).toFixed(1);
  return {
    kind: 'land',
    truth: { holder, number, area, from: '1998-10-01', to: '2028-09-30' },
    html: `<h2 style="text-align:center">中华人民共和国<br>农村土地承包经营权证</h2><p>承包合同编号　${number}</p>
      <p>承包方　${holder}</p><p>发包方　红旗村民委员会</p><p>承包期限　1998年10月01日 至 2028年09月30日</p>
      <table class="lined"><tr><td>地块名称</td><td>面积</td></tr><tr><td>东坡</td><td>${area}亩</td></tr></table>`,
  };
};

const cardBack: Layout = (random) => ({
  kind: 'identity-card',
  truth: {},
  html: `<div style="border-radius:30px;padding:60px;background:#f3eef8;font-size:34px"><h2>中华人民共和国</h2><h1>居民身份证</h1>
    <p>签发机关　${pick(random, ['杭州', '成都', '长沙'])}市公安局</p><p>有效期限　2015.03.01-2035.03.01</p></div>`,
});

const other =
  (title: string, lines: readonly string[]): Layout =>
  (random) => ({
    kind: 'other',
    truth: {},
    html: `<h1 style="text-align:center">${esc(title)}</h1><p>${drawCompany(random).name}</p>${lines.map((line) => `<p>${line}</p>`).join('')}<p>${longDay(drawDay(random, 2023, 2025))}</p>`,
  });

/** By these it is measured, once. */
export const testLayouts: readonly Layout[] = [
  soleTrader,
  cooperative,
  special,
  stacked,
  inAndOut,
  marked,
  houseRent,
  shopRent,
  landLease,
  landBook,
  cardBack,
  other('送货单', ['收货单位　兴隆百货', '矿泉水 20 箱', '方便面 10 箱', '送货人　李强']),
  other('劳动合同书', ['甲方：用人单位', '乙方：劳动者', '合同期限三年', '月工资 4500 元']),
  other('电费通知单', ['户号 1002003004', '本期电量 320 千瓦时', '应缴金额 176.32 元']),
];
