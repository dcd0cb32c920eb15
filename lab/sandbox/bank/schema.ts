import { parseBusinessDate } from '@open310/server/kernel';
import { type Node, parseXml } from './xml.ts';

// What the bank accepts, in its own words: one line an element, indented under its parent, in
// order, with the rule its text must meet. `?` marks an element that may be left out.

const rules: Readonly<Record<string, (node: Node) => boolean>> = {
  id: ({ text }) => /^[A-Za-z0-9._:-]{1,35}$/.test(text),
  max34: ({ text }) => /^[A-Za-z0-9-]{1,34}$/.test(text),
  max35: ({ text }) => [...text].length >= 1 && [...text].length <= 35,
  max140: ({ text }) => [...text].length >= 1 && [...text].length <= 140,
  date: ({ text }) => parseBusinessDate(text) !== undefined,
  time: ({ text }) => /^\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text),
  instant: ({ text }) =>
    /^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text)),
  yuan: ({ text }) => /^\d{1,15}\.\d\d$/.test(text),
  /** The least that may be taken in place of all, as agreed with the lender. */
  permission: ({ text }) => /^\/ATLEAST\/CNY(0|[1-9]\d{0,12})\.\d\d$/.test(text),
  amount: ({ text, attributes }) =>
    /^(0|[1-9]\d{0,12})\.\d\d$/.test(text) && !/^0\.00$/.test(text) && attributes.Ccy === 'CNY',
};

interface Line {
  readonly name: string;
  readonly optional: boolean;
  /** A name of `rules`, `=VALUE` for a fixed text, or nothing for an element of elements. */
  readonly rule: string;
  readonly children: Line[];
}

function table(source: string): Line {
  const root: Line = { name: '', optional: false, rule: '', children: [] };
  const path = [root];
  for (const raw of source.split('\n').filter((line) => line.trim() !== '')) {
    const depth = (raw.length - raw.trimStart().length) / 2;
    const [mark = '', rule = ''] = raw.trim().split(' ');
    const line = { name: mark.replace('?', ''), optional: mark.endsWith('?'), rule, children: [] };
    path.length = depth + 1;
    path[depth]?.children.push(line);
    path.push(line);
  }
  return root.children[0] ?? root;
}

const who = (indent: string) => `
${indent}Id
${indent}  OrgId
${indent}    Othr
${indent}      Id max35`;
const account = (indent: string) => `
${indent}Id
${indent}  Othr
${indent}    Id max34
${indent}Ccy? =CNY`;
const agent = (indent: string) => `
${indent}FinInstnId
${indent}  Othr
${indent}    Id =NOTPROVIDED`;
const initiation = `
  GrpHdr
    MsgId id
    CreDtTm instant
    NbOfTxs =1
    CtrlSum yuan
    InitgPty${who('      ')}`;

const tables: Readonly<Record<string, Line>> = {
  'pain.001.001.09': table(`CstmrCdtTrfInitn${initiation}
  PmtInf
    PmtInfId id
    PmtMtd =TRF
    ReqdExctnDt
      Dt date
    Dbtr${who('      ')}
    DbtrAcct${account('      ')}
    DbtrAgt${agent('      ')}
    CdtTrfTxInf
      PmtId
        EndToEndId id
      Amt
        InstdAmt amount
      Cdtr
        Nm max140
      CdtrAcct${account('        ')}
      RmtInf
        Ustrd max140`),
  'pain.008.001.08': table(`CstmrDrctDbtInitn${initiation}
  PmtInf
    PmtInfId id
    PmtMtd =DD
    ReqdColltnDt date
    Cdtr${who('      ')}
    CdtrAcct${account('      ')}
    CdtrAgt${agent('      ')}
    DrctDbtTxInf
      PmtId
        EndToEndId id
      InstdAmt amount
      DrctDbtTx
        MndtRltdInf
          MndtId id
      DbtrAgt${agent('        ')}
      Dbtr
        Nm max140
      DbtrAcct${account('        ')}
      InstrForCdtrAgt? permission
      RmtInf
        Ustrd max140`),
  'pacs.028.001.03': table(`FIToFIPmtStsReq
  GrpHdr
    MsgId id
    CreDtTm instant
  TxInf
    OrgnlEndToEndId id`),
  'camt.060.001.05': table(`AcctRptgReq
  GrpHdr
    MsgId id
    CreDtTm instant
  RptgReq
    ReqdMsgNmId =camt.053.001.08
    Acct${account('      ')}
    AcctOwnr
      Pty${who('        ')}
    RptgPrd
      FrToDt
        FrDt date
        ToDt date
      FrToTm
        FrTm time
        ToTm time
      Tp =ALLL`),
};

/** A message the bank let in: its texts by path, `PmtInf/CdtTrfTxInf/PmtId/EndToEndId`. */
export type Message = ReadonlyMap<string, string>;

/** `body` as a message of `kind`, or a sentence that says what is wrong with it. */
export function acceptMessage(kind: string, body: Uint8Array): Message | string {
  const expected = tables[kind];
  if (!expected) return `no message ${kind}`;
  const document = parseXml(body);
  if (typeof document === 'string') return document;
  const [root] = document.children;
  const { xmlns, ...others } = document.attributes;
  if (document.name !== 'Document' || document.children.length !== 1 || !root) return 'no Document';
  if (xmlns !== `urn:iso:std:iso:20022:tech:xsd:${kind}` || Object.keys(others).length > 0) {
    return 'not the namespace of the message';
  }
  const texts = new Map<string, string>();
  return check(root, expected, '', texts) ?? texts;
}

function check(
  node: Node,
  line: Line,
  path: string,
  texts: Map<string, string>,
): string | undefined {
  const here = path === '' ? '' : `${path}/`;
  if (node.name !== line.name) return `${path}: ${line.name} expected`;
  const allowed = line.rule === 'amount' ? 1 : 0;
  if (Object.keys(node.attributes).length > allowed) return `${path}: unknown attribute`;
  if (line.children.length === 0) {
    if (node.children.length > 0) return `${path}: text expected`;
    const fixed = line.rule.startsWith('=');
    const good = fixed ? node.text === line.rule.slice(1) : rules[line.rule]?.(node);
    if (good !== true) return `${path}: not a ${line.rule}`;
    texts.set(path, node.text);
    return undefined;
  }
  if (node.text !== '') return `${path}: elements expected`;
  let at = 0;
  for (const child of line.children) {
    const found = node.children[at];
    if (found?.name === child.name) {
      const problem = check(found, child, `${here}${child.name}`, texts);
      if (problem !== undefined) return problem;
      at += 1;
    } else if (!child.optional) return `${here}${child.name}: missing or out of order`;
  }
  return at === node.children.length ? undefined : `${path}: unknown element`;
}
