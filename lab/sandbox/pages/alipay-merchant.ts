import { type Fen, fen, shanghaiStamp } from '@open310/server/kernel';
import type { Context } from 'hono';
import type { AccountEntry } from '../../economy/index.ts';
import type { Resident } from '../merchants.ts';
import type { World } from '../world.ts';
import { toType } from './desk-page.ts';
import { dayBars, figure, takenIn, yuan } from './figures.ts';
import { bilingual, type Html, html } from './html.ts';
import { page } from './layout.ts';
import { loanCard } from './loan-card.ts';

/** Where a shop looks after its takings: balance, what came in, the latest entries, the lender's card. */
export function alipayMerchant(c: Context, world: World, resident: Resident): Response {
  const now = world.clock.now();
  const entries = resident.account.filter((e) => e.at <= now);
  const takings = entries.filter((e) => e.amount > 0n);
  const balance: Fen = entries.at(-1)?.balance ?? resident.merchant.opening;
  const latest = entries.slice(-6).reverse();
  return page(c, {
    title: `${resident.merchant.name} · 支付宝商家服务`,
    look: 'alipay',
    body: html`<header class="bar"><p class="tag">沙箱演示 Sandbox</p>
<h1 class="who">${resident.merchant.name}</h1><p>支付宝商家服务 <span lang="en">Alipay for merchants</span> · ${resident.merchant.owner}</p></header>
<main class="flow">
<section class="card" aria-labelledby="taken"><h2 id="taken">${bilingual('收款', 'Takings')}</h2>
<dl class="figures">${figure('今日', 'Today', takenIn(1, takings, now))}${figure('近7天', '7 days', takenIn(7, takings, now))}${figure('近30天', '30 days', takenIn(30, takings, now))}</dl>
${dayBars(takings, now, '近14天每日收款')}
<p class="hint">账户余额 <span lang="en">Balance</span> <strong>¥${yuan(balance)}</strong></p></section>
${loanCard(world, 'alipay', 'alipay-merchant', segmentOf(resident))}
${segmentOf(resident) !== undefined && ownNumbers(resident)}
<section class="card" aria-labelledby="bill"><h2 id="bill">${bilingual('最新账单', 'Latest entries')}</h2>
<ul class="rows">${latest.map(entryRow)}</ul></section>
</main>
<nav class="foot" aria-label="沙箱导航">${
      resident.merchant.taobaoUserId !== null &&
      html`<a href="/taobao/desk">淘宝工作台 <span lang="en">Taobao</span></a>`
    }<a href="/">换个商家 <span lang="en">Switch merchant</span></a></nav>`,
  });
}

/** A shop is what comes from here unless told; an online seller comes as the shop that it is here. */
const segmentOf = ({ merchant: { segment } }: Resident): string | undefined =>
  segment === 'shop' || segment === 'onlineSeller' ? undefined : segment;

/** What whoever tries the lender may be asked for, and would know by heart. */
const ownNumbers = ({ firm }: Resident): Html =>
  html`<section class="card">${toType('身份证号（演示）', 'Identity card, made up', firm.idCard)}
${toType('统一社会信用代码（演示）', 'Credit code, made up', firm.creditCode)}</section>`;

const entryRow = (e: AccountEntry): Html => {
  const isIn = e.amount > 0n;
  const amount = isIn ? e.amount : fen(-e.amount);
  return html`<li><span class="what">${e.memo || (isIn ? '收款' : '付款')}<br><small>${shanghaiStamp(e.at).slice(5, 16)} · ${e.counterparty}</small></span><span class="sum${isIn && ' in'}">${isIn ? '+' : '−'}${yuan(amount)}</span></li>`;
};
