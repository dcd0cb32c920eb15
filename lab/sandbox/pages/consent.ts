import type { Context } from 'hono';
import type { Partner } from '../faults.ts';
import type { Resident } from '../merchants.ts';
import type { World } from '../world.ts';
import { bilingual, type Html, html } from './html.ts';
import { page } from './layout.ts';
import { merchantChoices } from './merchant-choices.ts';

type Line = readonly [zh: string, en: string];

/** What a partner's consent page says. */
export interface ConsentWords {
  readonly name: string;
  readonly en: string;
  readonly mark: string;
  readonly scopes: readonly Line[];
  readonly not: Line;
  readonly revoke: Line;
}

const words: Readonly<Partial<Record<Partner, ConsentWords>>> = {
  alipay: {
    name: '支付宝',
    en: 'Alipay',
    mark: '支',
    scopes: [
      [
        '查询您的账务明细（收入、支出、余额）',
        'Your account statement: money in, money out, balance',
      ],
      ['您的商家名称和支付宝账号标识', 'Your shop name and the id of your Alipay account'],
    ],
    not: ['不会获得您的密码，也不能动用您的资金', 'No password, and no power over your money'],
    revoke: [
      '可随时在「支付宝 › 商家服务 › 授权管理」取消',
      'You can take this back in your settings at any time',
    ],
  },
  taobao: {
    name: '淘宝',
    en: 'Taobao',
    mark: '淘',
    scopes: [
      ['读取您店铺近三个月的订单', 'The orders of your shop, the last three months'],
      ['读取您店铺的退款记录', 'The refunds of your shop'],
      ['您的店铺名称和淘宝账号标识', 'Your shop name and the id of your Taobao account'],
    ],
    not: ['不能修改订单、商品和资金', 'Orders, goods and money cannot be changed'],
    revoke: [
      '可随时在「卖家中心 › 授权管理」取消',
      'You can take this back in your seller settings at any time',
    ],
  },
};

/** What is said where a partner says nothing of its own. */
function wordsOf(world: World, partner: Partner): ConsentWords {
  const own = words[partner];
  if (own) return own;
  const { zh, en } = world.faces.get(partner)?.name ?? { zh: partner, en: partner };
  return {
    name: zh,
    en,
    mark: zh.slice(0, 1),
    scopes: [
      [`读取您在${zh}的经营记录`, `Your business records at ${en}`],
      [`您在${zh}的商家名称和账号标识`, `Your name and the id of your account at ${en}`],
    ],
    not: ['只读，不能修改任何数据', 'Read only: nothing can be changed'],
    revoke: ['可随时在账号设置中取消', 'You can take this back in your settings at any time'],
  };
}

export interface ConsentPage {
  readonly partner: Partner;
  /** The address of the page: the answer is posted to it. */
  readonly path: string;
  /** The request's own parameters, carried through the form. */
  readonly fields: Readonly<Record<string, string>>;
  /** Who is signed in and can say yes. */
  readonly resident: Resident | undefined;
  /** Signed in, but nothing of theirs is held here. */
  readonly stranger: boolean;
}

const hidden = (fields: Readonly<Record<string, string>>): Html[] =>
  Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );

/** The partner asks its merchant whether the lender may read: who, what, and how to take it back. */
export function consentPage(c: Context, world: World, o: ConsentPage): Response {
  const w = wordsOf(world, o.partner);
  return page(c, {
    title: `${w.name}授权 · open310`,
    look: o.partner === 'alipay' || o.partner === 'taobao' ? o.partner : 'plain',
    body: html`<header class="bar"><p class="tag">沙箱演示 Sandbox</p>
<h1 class="who">${w.name}账号授权<span class="en" lang="en">Authorise with ${w.en}</span></h1></header>
<main class="card">${o.resident ? ask(world, o, o.resident) : choose(world, o)}</main>`,
  });
}

function ask(world: World, o: ConsentPage, resident: Resident): Html {
  const w = wordsOf(world, o.partner);
  const { merchant } = resident;
  const switchQuery = new URLSearchParams({ ...o.fields, as: '' });
  return html`<div class="parties">
<div><div class="mark" aria-hidden="true">${w.mark}</div>${merchant.name}</div>
<div aria-hidden="true">→</div>
<div><div class="mark lender" aria-hidden="true">310</div>open310</div></div>
<h2>${bilingual('open310 申请获得以下授权', 'open310 asks you for this')}</h2>
<p class="hint">${merchant.owner} · <a href="${o.path}?${switchQuery.toString()}">换个账号 <span lang="en">Switch account</span></a></p>
<ul class="scopes">${w.scopes.map(([zh, en]) => html`<li>${bilingual(zh, en)}</li>`)}</ul>
<p class="hint">${bilingual(w.not[0], w.not[1])}</p>
<p class="hint">${bilingual(w.revoke[0], w.revoke[1])}</p>
<form method="post" action="${o.path}">
${hidden(o.fields)}<input type="hidden" name="as" value="${resident.key}">
<button class="main" name="decision" value="agree">${bilingual('同意授权', 'Allow')}</button>
<button class="plain" name="decision" value="cancel">取消 <span lang="en">Cancel</span></button>
</form>`;
}

function choose(world: World, o: ConsentPage): Html {
  const w = wordsOf(world, o.partner);
  return html`${
    o.stranger &&
    html`<p role="alert">${bilingual(`该商家没有${w.name}店铺，请换一个账号`, `This merchant is not with ${w.en}: choose another`)}</p>`
  }
<form method="get" action="${o.path}">${hidden(o.fields)}
${merchantChoices(world, { partner: o.partner, chosen: undefined })}
<button class="main">${bilingual('登录', 'Sign in')}</button></form>`;
}
