import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fill, texts } from './index.ts';

const web = new URL('..', import.meta.url);
const sources = ['ui', 'borrower', 'staff', 'partner']
  .flatMap((folder) => readdirSync(new URL(`${folder}/`, web)).map((name) => `${folder}/${name}`))
  .filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.'))
  .map((name) => ({ name, code: readFileSync(new URL(name, web), 'utf8') }));

const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
const entries = Object.entries<{ zh: string; en: string }>(texts);

test('behaviour: every text is there in both languages, with the same holes', () => {
  for (const [key, said] of entries) {
    expect(said.zh.trim(), key).not.toBe('');
    expect(said.en.trim(), key).not.toBe('');
    expect(holes(said.zh), key).toEqual(holes(said.en));
  }
});

test('behaviour: Chinese texts are Chinese, English ones are not', () => {
  const names = new Set([
    'kit.brand',
    'unit.count',
    'kit.language.switch',
    'kit.language.switch.short',
  ]);
  for (const [key, said] of entries) {
    if (names.has(key) || key.startsWith('kit.language.')) continue;
    expect(said.en, key).not.toMatch(/[\u3400-\u9fff]/);
    if (!/^[\d\s{}·a-z]*$/i.test(said.zh)) expect(said.zh, key).toMatch(/[\u3400-\u9fff]/);
  }
});

test('behaviour: no page says a word of its own: Chinese stands in texts/ only', () => {
  for (const { name, code } of sources.filter((source) => source.name.endsWith('.tsx'))) {
    const bare = code.replace(/\/\/.*$|\/\*[\s\S]*?\*\//gm, '');
    expect(bare, name).not.toMatch(/[\u3400-\u9fff]/);
  }
});

test('behaviour: no text is left over', () => {
  const all = sources.map(({ code }) => code).join('\n');
  // Keys are written in full, or as a template whose variable end is one of a closed set.
  const patterns = [...all.matchAll(/`([a-z]+(?:[.\w]*|\$\{[^`]*?\})+)`/gi)]
    .map(([, template = '']) => template)
    .filter((template) => template.includes('.') && template.includes('${'))
    .map((template) => {
      const pieces = template.split(/\$\{[^}]*\}/).map((piece) => piece.replaceAll('.', '\\.'));
      return new RegExp(`^${pieces.join('[\\w.]+')}$`);
    });
  const unused = Object.keys(texts).filter(
    (key) => !all.includes(`'${key}'`) && !patterns.some((pattern) => pattern.test(key)),
  );
  expect(unused).toEqual([]);
});

test('error: a hole without a value stays visible', () => {
  expect(fill('{a} and {b}', { a: 1 })).toBe('1 and {b}');
});
