import { esc, type Layout, longDay, yuan } from './paper.ts';
import {
  digits,
  drawAddress,
  drawCard,
  drawCompany,
  drawDay,
  drawPerson,
  drawShop,
} from './people.ts';

// Layouts on which the words and places of the reader were chosen.

const licence: Layout = (random) => {
  const { name, code } = drawCompany(random);
  const [representative, founded, address] = [
    drawPerson(random),
    drawDay(random, 2008, 2024),
    drawAddress(random),
  ];
  return {
    kind: 'licence',
    truth: { creditCode: code, name, representative, founded },
    html: `<div style="border:14px double #b08d3c;padding:40px">
      <h1 style="text-align:center;font-size:56px;letter-spacing:.2em">营业执照</h1>
      <p>统一社会信用代码<br><b>${code}</b></p>
      <table class="bare"><tr><td>名　　称</td><td>${name}</td><td>注册资本</td><td>壹佰万元整</td></tr>
      <tr><td>类　　型</td><td>有限责任公司</td><td>成立日期</td><td>${longDay(founded)}</td></tr>
      <tr><td>法定代表人</td><td>${representative}</td><td>住　　所</td><td>${address}</td></tr>
      <tr><td>经营范围</td><td colspan="3">一般项目：日用百货销售；服装服饰零售；食品互联网销售（仅销售预包装食品）。</td></tr></table>
      <p style="text-align:right">登记机关　杭州市市场监督管理局<br>${longDay(drawDay(random, 2020, 2025))}</p></div>`,
  };
};

const invoice: Layout = (random) => {
  const [buyer, seller] = [drawCompany(random), drawShop(random)];
  const number = `2633${digits(random, 16)}`;
  const issuedOn = drawDay(random, 2025, 2025);
  const net = random.whole(10_000, 900_000);
  const tax = Math.round(net * 0.13);
  const total = net + tax;
  return {
    kind: 'invoice',
    truth: {
      ...{ number, issuedOn, total: String(total), net: String(net), tax: String(tax) },
      ...{ buyerNumber: buyer.code, sellerNumber: seller.code },
      ...{ buyerName: buyer.name, sellerName: seller.name },
    },
    html: `<h2 style="text-align:center;color:#7a3b20">电子发票（普通发票）</h2>
      <p style="text-align:right">发票号码：${number}<br>开票日期：${longDay(issuedOn)}</p>
      <table class="lined"><tr><td style="width:3%">购买方信息</td><td>名称：${buyer.name}<br><br>统一社会信用代码/纳税人识别号：${buyer.code}</td>
      <td style="width:3%">销售方信息</td><td>名称：${seller.name}<br><br>统一社会信用代码/纳税人识别号：${seller.code}</td></tr></table>
      <table class="lined"><tr><td>项目名称</td><td>规格型号</td><td>单位</td><td>数量</td><td>单价</td><td>金额</td><td>税率/征收率</td><td>税额</td></tr>
      <tr><td>*服装*衬衫</td><td></td><td>件</td><td>10</td><td>${(net / 1000).toFixed(2)}</td><td>${(net / 100).toFixed(2)}</td><td>13%</td><td>${(tax / 100).toFixed(2)}</td></tr>
      <tr><td>合　　计</td><td></td><td></td><td></td><td></td><td>¥${(net / 100).toFixed(2)}</td><td></td><td>¥${(tax / 100).toFixed(2)}</td></tr>
      <tr><td colspan="4">价税合计（大写）　壹仟圆整</td><td colspan="4">（小写）¥${(total / 100).toFixed(2)}</td></tr></table>
      <p>开票人：${drawPerson(random)}</p>`,
  };
};

const statement: Layout = (random) => {
  const [account, holder] = [`6222${digits(random, 15)}`, drawPerson(random)];
  let balance = random.whole(100_000, 9_000_000);
  const days: string[] = [];
  const rows = Array.from({ length: 14 }, (_, i) => {
    const amount = random.whole(1_000, 90_000) * (random.chance(0.6) ? 1 : -1);
    balance += amount;
    const day = `2025-03-${String(i + 1).padStart(2, '0')}`;
    days.push(day);
    return `<tr><td>${day}</td><td>${yuan(amount)}</td><td>${yuan(balance)}</td><td>${drawShop(random).name}</td><td>转账</td></tr>`;
  });
  return {
    kind: 'statement',
    truth: { account, holder, from: days[0] ?? '', to: days.at(-1) ?? '', lines: '14' },
    html: `<h2 style="text-align:center">个人账户交易明细</h2><p>户名：${holder}　　　　账号：${account}　　　　币种：人民币</p>
      <table class="lined"><tr><td>交易时间</td><td>交易金额</td><td>交易后余额</td><td>对方户名</td><td>交易摘要</td></tr>${rows.join('')}</table>`,
  };
};

const lease: Layout = (random) => {
  const [lessor, lessee, address] = [
    drawPerson(random),
    drawShop(random).name,
    drawAddress(random),
  ];
  const year = random.whole(2023, 2025);
  const [from, to] = [`${year}-04-01`, `${year + 3}-03-31`];
  const rent = random.whole(20, 300) * 10_000;
  return {
    kind: 'lease',
    truth: { lessor, lessee, from, to, rent: String(rent), address },
    html: `<h1 style="text-align:center">房屋租赁合同</h1>
      <p>出租方（甲方）：${lessor}</p><p>承租方（乙方）：${lessee}</p>
      <p>房屋坐落：${address}</p>
      <p>租赁期限：自${longDay(from)}起至${longDay(to)}止。</p>
      <p>月租金：${yuan(rent)}元，押金为一个月租金，按季支付。</p>
      <p>甲方应保证房屋权属清楚，乙方应按时支付租金，爱护房屋及设施。</p>`,
  };
};

const land: Layout = (random) => {
  const holder = drawPerson(random);
  const number = `330106${digits(random, 13)}J`;
  const area = (random.whole(30, 900) / 10).toFixed(2);
  return {
    kind: 'land',
    truth: { holder, number, area, from: '1999-01-01', to: '2028-12-31' },
    html: `<h1 style="text-align:center;color:#a33">农村土地承包经营权证</h1>
      <table class="lined"><tr><td>权证编号</td><td>${number}</td></tr>
      <tr><td>发包方</td><td>青山村经济合作社</td></tr><tr><td>承包方代表</td><td>${holder}</td></tr>
      <tr><td>承包期限</td><td>1999年01月01日至2028年12月31日</td></tr>
      <tr><td>承包地总面积</td><td>${area}亩</td></tr><tr><td>地块总数</td><td>4</td></tr></table>`,
  };
};

const identityCard: Layout = (random) => ({
  kind: 'identity-card',
  truth: {},
  html: `<div style="border:1px solid #88a;border-radius:30px;padding:60px;background:#eef4fb;font-size:34px">
    <p>姓名　${drawPerson(random)}</p><p>性别　女　　民族　汉</p><p>出生　1988 年 3 月 12 日</p>
    <p>住址　${drawAddress(random)}</p><p>公民身份号码　${drawCard(random)}</p></div>`,
});

const menu: Layout = (random) => ({
  kind: 'other',
  truth: {},
  html: `<h1 style="text-align:center">${esc(drawShop(random).name)}菜单</h1>
    ${['红烧牛肉面', '番茄鸡蛋面', '酸辣粉', '卤蛋', '凉拌黄瓜', '冰红茶'].map((dish) => `<p>${dish}　¥${random.whole(3, 38)}.00</p>`).join('')}`,
});

const slip: Layout = (random) => ({
  kind: 'other',
  truth: {},
  html: `<h2>${esc(drawShop(random).name)}</h2><p>收银小票 No.${digits(random, 6)}</p>
    <p>矿泉水 2 × 2.00</p><p>面包 1 × 6.50</p><p>合计 10.50</p><p>微信支付 谢谢惠顾</p>`,
});

/** By these the reader was made. */
export const trainLayouts: readonly Layout[] = [
  licence,
  invoice,
  statement,
  lease,
  land,
  identityCard,
  menu,
  slip,
];
