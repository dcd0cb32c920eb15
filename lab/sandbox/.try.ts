import { startSandbox } from './index.ts';
import { taobaoConnector } from '../../server/src/connectors/taobao/connector.ts';
import { alipayConnector } from '../../server/src/connectors/alipay/connector.ts';
import { alipayRail, alipayNoticeReader } from '../../server/src/connectors/alipay/transfer.ts';
import { toEvents } from '../economy/index.ts';
const today = Date.now() as never;
const t0=performance.now();
const s = await startSandbox({ seed: 310, today, notifyUrl: null, bankNoticeUrl: null });
console.log('start ms', performance.now()-t0);
const clock = { now: s.now };
const deps = { clock, log: console } as never;
const tb = taobaoConnector(s.config.taobao, deps), ali = alipayConnector(s.config.alipay, deps);
for (const who of ['online-seller','offline-shop','thin-shop','troubled-seller']) {
  const m = s.merchants.find(who)!.merchant;
  const all = new Map<string, unknown>();
  for (const [c, partner] of [[tb,'taobao'],[ali,'alipay']] as const) {
    if (partner==='taobao' && !m.taobaoUserId) continue;
    const redirect = s.lender.redirectUris[partner];
    const url = c.authorizeUrl('st', redirect);
    const page = await fetch(url + '&as=' + who);
    const form = new URL(url).searchParams; form.set('as', who); form.set('decision','agree');
    const back = await fetch(url.split('?')[0]!, { method: 'POST', body: form, redirect: 'manual' });
    const q = new URL(back.headers.get('location')!).searchParams;
    const g = await c.exchange((q.get('code') ?? q.get('app_auth_code'))!, redirect);
    const t1=performance.now(); let pages=0, n=0;
    for await (const p of c.pages(g, { from: (today as number) - 365*864e5 as never, to: today }, null)) { pages++; for (const e of c.parse({source: partner, ...p} as never, { borrowerId: 'b' as never, blind: (x: string) => 'h'+x })) { all.set((e as any).id, e); n++; } }
    console.log(who, partner, page.status, g.displayName, 'pages', pages, 'events', n, 'ms', Math.round(performance.now()-t1), 'trades', m.trades.length);
  }
  const expected = toEvents(m, { borrowerId: 'b', blind: (x: string) => 'h'+x }) as any[];
  const inWindow = expected.filter(e => all.has(e.id));
  const bad = inWindow.filter(e => { const g = all.get(e.id) as any; const j=(x:any)=>JSON.stringify(x,(_,v)=>typeof v==='bigint'?String(v):v); return j({...e.data,buyer:0,payer:0,payee:0})!==j({...g.data,buyer:0,payer:0,payee:0}) || g.occurredAt!==Math.floor(e.occurredAt/1000)*1000; });
  console.log('  expected', expected.length, 'matched ids', inWindow.length, 'got', all.size, 'different', bad.length, bad.slice(0,2), bad[0] && all.get(bad[0].id), [...all.keys()].filter(k=>!expected.some(e=>e.id===k)).slice(0,3));
}
const rail = alipayRail({ ...s.config.alipay, scene: { name: '业务结算', reports: [] } } as never, deps);
const to = { name: '陈国平', accountNumber: s.merchants.find('offline-shop')!.merchant.alipayUserId };
console.log(await rail.transfer({ id: 'payout:loan_1', to, amount: 5000000n as never, purpose: 'x', on: '2026-11-23' as never }), await rail.queryTransfer('payout:loan_1'), await rail.queryTransfer('payout:loan_2'));
console.log(s.requests());
await s.close();
