import ts from 'typescript';
import type { SourceFile } from './files.ts';
import type { Finding } from './finding.ts';
import { finding, nodesOf } from './syntax.ts';

// Announcement 3 of 2021 of the central bank (rules R5): wherever a loan is named with a price, its annual rate stands,
// before and at least as visible as one by the day or the month; by simple interest or by IRR, which is said.

/** A price by the day or the month: `日利率`, `万五每天`, `0.02% a day`. */
const short =
  /(?<!今)[日月]利[率息]|[日月]息|[日月]费率|每[日天月](?:只需|仅需|利息)?[^，。；,.;]{0,6}\d[\d.]*\s*(?:%|‰|元|分)|\d[\d.]*\s*(?:%|‰|元|分)\s*[/每]\s*[日天月]|万分之|\b(?:daily|monthly) (?:interest )?rate|\d[\d.]*\s*%\s*(?:a|per|each) (?:day|month)/i;
const annual = /年[利化]|年息|一年|annual|a year|per year|yearly/i;

/** Whether a text names a price by the day or the month with no annual rate before it. */
export function namesShortAlone(text: string): boolean {
  const at = text.search(short);
  return at >= 0 && !annual.test(text.slice(0, at));
}

/** Text of a literal, holes of a template left as `1`: a number may stand there. */
const literalOf = (node: ts.Node): string | undefined => {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (ts.isJsxText(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return node.head.text + node.templateSpans.map((span) => `1${span.literal.text}`).join('');
};

// Whatever a short price needs: files without any of it are not parsed.
const maybe =
  /[日月]利|[日月]息|费率|每[日天月]|[/每]\s*[日天月]|万分之|daily|monthly|(?:a|per|each) (?:day|month)/i;

/** Literals of a file that name a price by the day or the month alone. */
export const judgeTexts = (file: SourceFile): Finding[] =>
  (maybe.test(file.text) ? nodesOf(file) : []).flatMap((node) => {
    const text = literalOf(node);
    return text !== undefined && namesShortAlone(text)
      ? [finding(node, `"${text}": put the annual rate before it (rules R5)`)]
      : [];
  });

/** How an annual rate is worked out, said beside it. */
const method = /单利|复利|IRR|内部收益率|simple|internal rate/;

/** Labels under which an annual rate is shown and which say neither simple interest nor IRR. */
export const judgeLabels = (
  labels: Readonly<Record<string, { readonly zh: string; readonly en: string }>>,
): string[] =>
  Object.entries(labels).flatMap(([key, says]) => {
    const isLabel = /^(年利率|年化)/.test(says.zh) && says.zh.length < 20;
    const how = labels[`${key}.how`];
    const zh = method.test(says.zh) || (how && method.test(how.zh));
    const en = method.test(says.en) || (how && method.test(how.en));
    return !isLabel || (zh && en) ? [] : [key];
  });

interface Schema {
  readonly properties?: Readonly<Record<string, unknown>>;
}

/** Objects of an API that hold a rate or price by the day or the month and no annual one. */
export function judgeShapes(node: unknown, path = ''): string[] {
  if (node === null || typeof node !== 'object') return [];
  const own = Object.keys((node as Schema).properties ?? {});
  const isAlone =
    own.some((name) =>
      /(daily|monthly|perDay|perMonth).*(rate|fee|price|interest|cost)|(rate|price|interest|cost).*(daily|monthly|perDay|perMonth)/i.test(
        name,
      ),
    ) && !own.some((name) => /annual/i.test(name));
  return [
    ...(isAlone ? [path] : []),
    ...Object.entries(node).flatMap(([key, inner]) => judgeShapes(inner, `${path}/${key}`)),
  ];
}
