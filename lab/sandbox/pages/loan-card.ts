import type { World } from '../world.ts';
import { bilingual, type Html, html } from './html.ts';

/** The lender's card on a partner's page: one sentence, one button that leads to the borrower page. */
export function loanCard(
  world: World,
  source: 'taobao' | 'alipay' | 'nuonuo',
  entry: string,
  /** What the partner knows the business to be; absent: what its merchants usually are. */
  segment?: string,
): Html {
  const target = new URL('/', world.lender.url);
  target.searchParams.set('source', source);
  target.searchParams.set('entry', entry);
  if (segment !== undefined) target.searchParams.set('segment', segment);
  return html`<section class="card loan" aria-labelledby="loan-title">
<h2 id="loan-title">open310 · 经营贷款</h2>
<p>${bilingual('凭经营数据授信，按日计息，随借随还', 'A limit from your business record; interest by the day, repay any time')}</p>
<a class="go" href="${target.toString()}">${bilingual('查看我的额度', 'See my limit')}</a>
</section>`;
}
