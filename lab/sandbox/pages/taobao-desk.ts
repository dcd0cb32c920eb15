import { shanghaiStamp } from '@open310/server/kernel';
import type { Context } from 'hono';
import type { Trade } from '../../economy/index.ts';
import type { Resident } from '../merchants.ts';
import type { World } from '../world.ts';
import { dayBars, figure, takenIn, yuan } from './figures.ts';
import { bilingual, type Html, html } from './html.ts';
import { page } from './layout.ts';
import { loanCard } from './loan-card.ts';

const states: Readonly<Record<Trade['status'], string>> = {
  WAIT_BUYER_PAY: '待付款',
  WAIT_SELLER_SEND_GOODS: '待发货',
  WAIT_BUYER_CONFIRM_GOODS: '已发货',
  TRADE_FINISHED: '交易成功',
  TRADE_CLOSED: '已退款关闭',
  TRADE_CLOSED_BY_TAOBAO: '未付款关闭',
};

/** Where a Taobao seller works: what was sold, the latest orders, and the lender's card among them. */
export function taobaoDesk(c: Context, world: World, resident: Resident): Response {
  const now = world.clock.now();
  const trades = resident.trades.filter((t) => t.createdAt <= now);
  const paid = trades.flatMap((t) =>
    t.paidAt === null ? [] : [{ at: t.paidAt, amount: t.payment }],
  );
  const toSend = trades.filter((t) => t.status === 'WAIT_SELLER_SEND_GOODS').length;
  const refunding = resident.refunds.filter((r) => r.status === 'WAIT_SELLER_AGREE').length;
  const latest = [...trades].sort((a, b) => b.createdAt - a.createdAt).slice(0, 5);
  return page(c, {
    title: `${resident.merchant.name} · 卖家工作台`,
    look: 'taobao',
    body: html`<header class="bar"><p class="tag">沙箱演示 Sandbox</p>
<h1 class="who">${resident.merchant.name}</h1><p>淘宝卖家工作台 <span lang="en">Taobao seller desk</span> · ${resident.merchant.owner}</p></header>
<main class="flow">
<section class="card" aria-labelledby="sold"><h2 id="sold">${bilingual('店铺成交', 'Paid orders')}</h2>
<dl class="figures">${figure('今日', 'Today', takenIn(1, paid, now))}${figure('近7天', '7 days', takenIn(7, paid, now))}${figure('近30天', '30 days', takenIn(30, paid, now))}</dl>
${dayBars(paid, now, '近14天每日成交')}</section>
${loanCard(world, 'taobao', 'taobao-desk')}
<section class="card" aria-labelledby="todo"><h2 id="todo">${bilingual('待办', 'To do')}</h2>
<ul class="rows"><li><span class="what">待发货 <span lang="en">To send</span></span><span class="sum">${toSend}</span></li>
<li><span class="what">退款处理中 <span lang="en">Refunds to answer</span></span><span class="sum">${refunding}</span></li></ul></section>
<section class="card" aria-labelledby="orders"><h2 id="orders">${bilingual('最新订单', 'Latest orders')}</h2>
<ul class="rows">${latest.map(orderRow)}</ul></section>
</main>
<nav class="foot" aria-label="沙箱导航"><a href="/alipay/merchant">支付宝商家页 <span lang="en">Alipay</span></a><a href="/">换个商家 <span lang="en">Switch merchant</span></a></nav>`,
  });
}

const orderRow = (
  t: Trade,
): Html => html`<li><span class="what">${t.items[0]?.title ?? '订单'}${t.items.length > 1 && ` 等${t.items.length}件`}<br>
<small>${shanghaiStamp(t.createdAt).slice(5, 16)} · ${states[t.status]}</small></span><span class="sum">¥${yuan(t.payment)}</span></li>`;
