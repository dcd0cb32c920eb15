import { type Context, Hono } from 'hono';
import type { Env } from '../transport.ts';
import type { World } from '../world.ts';
import { alipayMerchant } from './alipay-merchant.ts';
import { bilingual, type Html, html } from './html.ts';
import { errorPage, page } from './layout.ts';
import { isWith, merchantChoices } from './merchant-choices.ts';
import { signedIn } from './signed-in.ts';
import { taobaoDesk } from './taobao-desk.ts';

/** Where merchants export files of their own. */
const desks = [
  ['einvoice', '电子税务局 E-tax bureau'],
  ['statement', '网上银行 Online banking'],
  ['acquirer', '通联支付 Allinpay'],
] as const;

/** The start page: who are you, and where do you work? */
function home(c: Context, world: World, alert?: Html): Response {
  const resident = signedIn(c, world);
  return page(c, {
    title: '合作平台沙箱 · open310',
    look: 'plain',
    body: html`<header class="bar"><h1 class="who">合作平台沙箱<span class="en" lang="en">The partners, in a box</span></h1></header>
<main class="card">${alert}
<form method="get" action="/enter">
${merchantChoices(world, { chosen: resident?.key })}
<button class="main" name="to" value="taobao">${bilingual('进入淘宝卖家工作台', 'To the Taobao seller desk')}</button>
<button class="plain" name="to" value="alipay">${bilingual('进入支付宝商家页', 'To the Alipay merchant page')}</button>
<button class="plain" name="to" value="nuonuo">${bilingual('进入诺诺发票', 'To Nuonuo invoices')}</button>
</form>
<p class="hint">${bilingual('导出文件：', 'Export files:')} ${desks.map(([path, name]) => html`<a href="/${path}/desk">${name}</a> `)}</p>
<p class="hint"><a href="/sms/desk">${bilingual('查看手机短信', 'See text messages')}</a></p>
<p class="hint">商家、订单和账单均为模拟生成，不涉及真实平台。<span class="en" lang="en">Merchants, orders and bills are simulated. No real platform is involved.</span></p></main>`,
  });
}

const noShop = html`<p role="alert">${bilingual('该商家没有淘宝店铺：请进入支付宝商家页，或换一个商家', 'This merchant has no Taobao shop: take the Alipay page, or choose another')}</p>`;

/** The pages people open by hand. */
export function pageRoutes(world: World): Hono<Env> {
  return new Hono<Env>()
    .get('/', (c) => home(c, world))
    .get('/enter', (c) => {
      const resident = signedIn(c, world);
      if (!resident) return home(c, world);
      if (c.req.query('to') === 'alipay') return c.redirect('/alipay/merchant');
      if (c.req.query('to') === 'nuonuo') return c.redirect('/nuonuo/desk');
      return isWith(world, resident, 'taobao')
        ? c.redirect('/taobao/desk')
        : home(c, world, noShop);
    })
    .get('/taobao/desk', (c) => {
      const resident = signedIn(c, world);
      if (!resident) return home(c, world);
      return isWith(world, resident, 'taobao')
        ? taobaoDesk(c, world, resident)
        : home(c, world, noShop);
    })
    .get('/alipay/merchant', (c) => {
      const resident = signedIn(c, world);
      return resident ? alipayMerchant(c, world, resident) : home(c, world);
    });
}

export const notFoundPage = (c: Context): Response =>
  errorPage(c, '没有这个页面', 'There is no such page', 404);
