import type { Context } from 'hono';
import type { Resident } from '../merchants.ts';
import type { Twin } from '../twin.ts';
import type { World } from '../world.ts';
import { bilingual, type Html, html } from './html.ts';
import { page } from './layout.ts';
import { merchantChoices } from './merchant-choices.ts';
import { signedIn } from './signed-in.ts';

const nothing = html`<p>${bilingual('该商家在此没有记录', 'Nothing is held of this merchant here')}</p>`;

/** The page where a merchant works at a partner's: what `shown` shows of it, once it is signed in. */
export function deskPage(
  c: Context,
  world: World,
  { partner, name, serves }: Pick<Twin, 'partner' | 'name' | 'serves'>,
  shown: (resident: Resident) => Html | readonly Html[],
): Response {
  const resident = signedIn(c, world);
  return page(c, {
    title: `${name.zh} · open310`,
    look: 'plain',
    body: html`<header class="bar"><p class="tag">沙箱演示 Sandbox</p>
<h1 class="who">${name.zh}<span class="en" lang="en">${name.en}</span></h1></header>
<main class="card">${
      resident
        ? html`<h2>${resident.merchant.name}</h2>${serves(resident) ? shown(resident) : nothing}`
        : html`<form method="get" action="/${partner}/desk">${merchantChoices(world, { chosen: undefined })}
<button class="main">${bilingual('登录', 'Sign in')}</button></form>`
    }</main>`,
  });
}

/** What a merchant reads off the page and types elsewhere. */
export const toType = (zh: string, en: string, value: string): Html =>
  html`<p>${bilingual(zh, en)}<br><code>${value}</code></p>`;
