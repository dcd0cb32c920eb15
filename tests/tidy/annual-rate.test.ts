import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { policies } from '../../server/src/decision/index.ts';
import { texts } from '../../web/texts/index.ts';
import { judgeLabels, judgeShapes, judgeTexts, namesShortAlone } from './annual-rate.ts';
import { filesLike, root } from './files.ts';

// Announcement 3 of 2021 (rules R5). What a borrower may read: the pages' words, the pages, and whatever the rooms that
// speak to a borrower write (cost tables, documents, decisions, messages).
const spoken =
  /^web[/](texts|borrower|ui)[/].+[.]tsx?$|^server[/]src[/](lending|origination|documents|decision|purposes|servicing|api|features)[/].+[.]ts$|^sdk[/]src[/].+[.]ts$/;

test('behaviour: no text, page, message or document names a daily or monthly price before an annual one (Announcement 3 of 2021, R5)', () => {
  const files = filesLike(spoken).filter(({ path }) => !/[.](test|fixture)[.]/.test(path));
  expect(files.length).toBeGreaterThan(300);
  const found = files.flatMap(judgeTexts);
  expect(found.map(({ path, line, says }) => `${path}:${line} ${says}`)).toEqual([]);
}, 60_000);

test('behaviour: every label of an annual rate says simple interest or IRR, in both languages (R5)', () => {
  expect(judgeLabels(texts)).toEqual([]);
});

test('behaviour: the API hands out no rate or price by the day or the month without an annual one (R5)', () => {
  const api: unknown = JSON.parse(readFileSync(join(root, 'sdk/openapi.json'), 'utf8'));
  expect(judgeShapes(api)).toEqual([]);
});

test('behaviour: no product charges on what was repaid already: a rate is on the balance outstanding (R5)', () => {
  const all = policies.flatMap(({ products }) => products);
  expect(all.length).toBeGreaterThan(10);
  expect(all.filter(({ repayment }) => repayment === 'flat')).toEqual([]);
});

test.each([
  ['日利率0.02%', true],
  ['每天只需 5 元利息', true],
  ['月息一分', true],
  ['万分之二', true],
  ['0.02% a day', true],
  ['a daily rate of 0.02%', true],
  ['年利率7.2%（单利），日利率0.02%', false],
  ['7.2% a year, 0.02% a day', false],
  ['按日计息，一年按 {days} 天计', false],
  ['到期还本，每月付息', false],
])('behaviour: “%s” names a short price alone: %s', (text, alone) => {
  expect(namesShortAlone(text)).toBe(alone);
});

test('behaviour: a planted text, label and shape are caught', () => {
  const file = { path: 'web/texts/x.ts', text: "export const x = { zh: '日利率0.02%' };" };
  expect(judgeTexts(file)).toHaveLength(1);
  expect(judgeTexts({ ...file, text: 'const x = `每天$' + '{n}元`;' })).toHaveLength(1);
  expect(judgeLabels({ 'a.rate': { zh: '年利率', en: 'Annual rate' } })).toEqual(['a.rate']);
  expect(judgeShapes({ a: { properties: { dailyRateE9: {} } } })).toEqual(['/a']);
  expect(judgeShapes({ a: { properties: { dailyRateE9: {}, annualRateE9: {} } } })).toEqual([]);
});
