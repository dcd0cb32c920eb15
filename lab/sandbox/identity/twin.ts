import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { feedTwin, refused } from '../feed/twin.ts';
import { deskPage, toType } from '../pages/desk-page.ts';
import { bilingual, html } from '../pages/html.ts';
import { errorPage, page } from '../pages/layout.ts';
import type { Env } from '../transport.ts';
import type { Twin, TwinPlace } from '../twin.ts';

/** A face check under way, or ended. */
interface FaceCheck {
  readonly name: string;
  readonly returnUrl: string;
  result: 'passed' | 'failed' | 'open';
}

/** Somebody on a list, by name. */
interface Listed {
  readonly list: string;
  readonly entry: string;
}

const kinds: Readonly<Record<string, string>> = {
  91: 'company',
  92: 'soleTrader',
  93: 'cooperative',
};
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What the registers hold beside the economy: faces looked at, people on lists, licences taken away. */
const registers = {
  faces: new Map<string, FaceCheck>(),
  listed: new Map<string, Listed>(),
  licences: new Map<string, string>(),
};

const licenceOf = ({ world }: TwinPlace, creditCode: string) => {
  const firm = world.residents.byCreditCode(creditCode)?.firm;
  if (!firm) return null;
  return {
    name: firm.name,
    kind: kinds[creditCode.slice(0, 2)] ?? 'company',
    representative: firm.owner,
    status: registers.licences.get(creditCode) ?? 'in_business',
    address: firm.address,
  };
};

const personOf = ({ world }: TwinPlace, name: string, idCard: string) => {
  const firm = world.residents.byIdCard(idCard)?.firm;
  return { result: firm === undefined ? 'unknown' : firm.owner === name ? 'match' : 'mismatch' };
};

function screen(subjects: unknown) {
  if (!Array.isArray(subjects)) return refused('subjects_missing');
  const hits = subjects.flatMap((one: { name?: unknown }, of) => {
    const found = registers.listed.get(text(one.name));
    return found ? [{ of, ...found, match: 'name' }] : [];
  });
  return { hits };
}

function startFace(place: TwinPlace, asked: Readonly<Record<string, unknown>>) {
  const returnUrl = text(asked.returnUrl);
  if (!URL.canParse(returnUrl)) return refused('return_url_wrong');
  const ticket = randomUUID();
  registers.faces.set(ticket, { name: text(asked.name), returnUrl, result: 'open' });
  return { ticket, url: `${place.url()}/face?ticket=${ticket}` };
}

/** The sandbox's own pages: the camera, what one knows by heart, and what tests change. */
const more = () =>
  new Hono<Env>()
    .get('/face', (c) => {
      const ticket = c.req.query('ticket') ?? '';
      const check = registers.faces.get(ticket);
      if (!check) return errorPage(c, '没有这次核验', 'There is no such check');
      return page(c, {
        title: '人脸核验 · open310',
        look: 'plain',
        body: html`<header class="bar"><p class="tag">沙箱演示 Sandbox</p>
<h1 class="who">人脸核验<span class="en" lang="en">Face check</span></h1></header>
<main class="card"><p>${check.name}</p>
<p>${bilingual('演示没有摄像头：请选择核验结果', 'There is no camera here: choose what it sees')}</p>
<form method="post" action="/identity/face"><input type="hidden" name="ticket" value="${ticket}">
<button class="main" name="result" value="passed">${bilingual('是本人', 'It is me')}</button>
<button name="result" value="failed">${bilingual('看不清', 'It cannot be seen')}</button></form></main>`,
      });
    })
    .post('/face', async (c) => {
      const { ticket, result } = await c.req.parseBody<{ ticket: string; result: string }>();
      const check = registers.faces.get(ticket);
      if (!check) return errorPage(c, '没有这次核验', 'There is no such check');
      if (check.result === 'open') check.result = result === 'passed' ? 'passed' : 'failed';
      return c.redirect(check.returnUrl);
    })
    .post('/lists', async (c) => {
      if (c.req.header('content-type') !== 'application/json') return c.body(null, 415);
      const { name, list, entry } = await c.req.json<Listed & { name: string }>();
      registers.listed.set(name, { list, entry });
      return c.body(null, 202);
    })
    .post('/licences', async (c) => {
      if (c.req.header('content-type') !== 'application/json') return c.body(null, 415);
      const { creditCode, status } = await c.req.json<{ creditCode: string; status: string }>();
      registers.licences.set(creditCode, status);
      return c.body(null, 202);
    });

/** Registers of people and firms, lists, and a camera: who somebody is. Its wire format is open310's own. */
export const identityTwin: Twin = feedTwin({
  partner: 'identity',
  name: { zh: '身份核验', en: 'Identity checks' },
  serves: () => true,
  records: () => [],
  plain: {
    person: (place, { name, idCard }) => personOf(place, text(name), text(idCard)),
    licence: (place, { creditCode }) => ({ licence: licenceOf(place, text(creditCode)) }),
    owners: ({ world }, { creditCode }) => {
      const firm = world.residents.byCreditCode(text(creditCode))?.firm;
      const whole = { sharePpm: 1_000_000 };
      return { owners: firm ? [{ name: firm.owner, idCard: firm.idCard, ...whole }] : [] };
    },
    screen: (_, { subjects }) => screen(subjects),
    faceStart: startFace,
    faceResult: (_, { ticket }) => {
      const check = registers.faces.get(text(ticket));
      return check ? { result: check.result } : refused('ticket_unknown');
    },
  },
  more: ({ world }) =>
    more().get('/desk', (c) =>
      deskPage(c, world, identityTwin, ({ firm }) => [
        toType('姓名', 'Name', firm.owner),
        toType('身份证号（演示）', 'Identity card, made up', firm.idCard),
        toType('统一社会信用代码（演示）', 'Credit code, made up', firm.creditCode),
      ]),
    ),
});
