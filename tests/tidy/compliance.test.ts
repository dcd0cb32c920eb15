import { expect, test } from 'vitest';
import { complianceRules } from '../../scripts/generate/compliance-rules.ts';
import { filesLike } from './files.ts';

const named = complianceRules.flatMap(({ tests }) => tests);
const texts = filesLike(/[.]test[.]ts$/)
  .filter(({ path }) => path !== 'tests/tidy/compliance.test.ts')
  .map(({ text }) => text);
const isThere = (title: string) =>
  texts.some((text) => text.includes(`'${title}'`) || text.includes(`"${title}"`));

test('behaviour: every test that the page of rules names is there', () => {
  expect(named.filter((title) => !isThere(title))).toEqual([]);
  expect(isThere('behaviour: a test that nobody wrote')).toBe(false);
});

test('behaviour: the fourteen rules are there, once each, in order; one without a test says what is missing', () => {
  expect(complianceRules.map(({ rule }) => rule)).toEqual(
    Array.from({ length: 14 }, (_, i) => `R${i + 1}`),
  );
  const silent = complianceRules.filter((one) => one.tests.length === 0 && !one.missing);
  expect(silent).toEqual([]);
});

test('behaviour: every setting that it names is a setting', () => {
  const settings = complianceRules
    .flatMap((one) => one.settings)
    .filter((name) => /^[A-Z][A-Z0-9_]+$/.test(name));
  expect(settings.length).toBeGreaterThan(8);
  const config = filesLike(/^server[/]src[/]main[/]config[.]ts$/)[0]?.text ?? '';
  expect(settings.filter((name) => !config.includes(`  ${name}:`))).toEqual([]);
});
