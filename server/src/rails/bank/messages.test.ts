import fc from 'fast-check';
import { expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { FEN_MAX, fen } from '../../kernel/index.ts';
import { messages, pain001, pain002 } from './messages.ts';
import type { ElementDefinition, ElementType, MessageDefinition, MessageValue } from './profile.ts';
import { readMessage } from './read.ts';
import { writeMessage } from './write.ts';
import { xsdOf } from './xsd.ts';

// Values are drawn from the definition tables themselves, so that a new element is tested at once.

const hanzi = fc.integer({ min: 0x4e00, max: 0x9fff }).map((n) => String.fromCodePoint(n));
const oddities = fc.constantFrom(
  '&',
  '<',
  '>',
  '"',
  "'",
  ']]>',
  '\n',
  '\t',
  '\r',
  '𠮷',
  '·',
  ' ',
  'é',
);
const characters = fc.oneof(
  { weight: 6, arbitrary: hanzi },
  oddities,
  fc.constantFrom('a', 'Z', '7'),
);

function textOf(type: Extract<ElementType, { kind: 'text' }>): fc.Arbitrary<string> {
  if (type.codes) return fc.constantFrom(...type.codes);
  if (type.base === 'xs:date') return fc.constantFrom('2027-01-04', '2028-02-29');
  if (type.base === 'xs:time') return fc.constantFrom('00:00:00+08:00', '23:59:59.5Z');
  if (type.base === 'xs:dateTime') return fc.constantFrom('2027-01-04T09:30:00+08:00');
  if (type.pattern !== null)
    return fc
      .stringMatching(new RegExp(`^(?:${type.pattern})$`))
      .filter((t) => t.length >= 1 && t.length <= type.maxLength);
  return fc
    .array(characters, { minLength: 1, maxLength: Math.min(type.maxLength, 40) })
    .map((parts) => parts.join(''))
    .filter((t) => [...t].length <= type.maxLength);
}

function drawOf(type: ElementType): fc.Arbitrary<unknown> {
  if (type.kind === 'text') return textOf(type);
  if (type.kind === 'amount') return fc.bigInt({ min: type.least, max: FEN_MAX - 1n }).map(fen);
  const members: Record<string, fc.Arbitrary<unknown>> = {};
  const left: string[] = [];
  for (const element of type.elements as readonly ElementDefinition[]) {
    const inner = drawOf(element.type as ElementType);
    members[element.name] = element.occurs === 'any' ? fc.array(inner, { maxLength: 3 }) : inner;
    if (element.occurs === 'optional') left.push(element.name);
  }
  const required = Object.keys(members).filter((name) => !left.includes(name));
  return fc.record(members, { requiredKeys: required, noNullPrototype: true });
}

const anyValue = <M extends MessageDefinition>(message: M) =>
  drawOf(message.type) as fc.Arbitrary<MessageValue<M>>;

test.each(messages.map((m) => [m.id, m as MessageDefinition] as const))(
  'property: %s written and read is the same value',
  (_, message) => {
    fc.assert(
      fc.property(anyValue(message), (value) => {
        const read = readMessage(message, writeMessage(message, value));
        expect(read).toEqual({ ok: true, value });
      }),
      { numRuns: 60 },
    );
  },
);

test.each(messages.map((m) => [m.id, m as MessageDefinition] as const))(
  'behaviour: what we write as %s is valid against its schema, by xmllint',
  async (_, message) => {
    const values = fc.sample(anyValue(message), { numRuns: 25, seed: 310 });
    const xml = values.map((value, i) => ({
      fileName: `m${i}.xml`,
      contents: Buffer.from(writeMessage(message, value)).toString(),
    }));
    const result = await validateXML({ xml, schema: [xsdOf(message)] });
    expect(result.errors).toEqual([]);
    expect(result.valid).toBe(true);
  },
);

const transfer = Buffer.from(
  writeMessage(pain001, {
    GrpHdr: {
      MsgId: 'm1',
      CreDtTm: '2027-01-04T09:30:00+08:00',
      NbOfTxs: '1',
      CtrlSum: '50000.00',
      InitgPty: { Id: { OrgId: { Othr: { Id: 'lender' } } } },
    },
    PmtInf: {
      PmtInfId: 'P1',
      PmtMtd: 'TRF',
      ReqdExctnDt: { Dt: '2027-01-04' },
      Dbtr: { Id: { OrgId: { Othr: { Id: 'lender' } } } },
      DbtrAcct: { Id: { Othr: { Id: '6100000000000310' } } },
      DbtrAgt: { FinInstnId: { Othr: { Id: 'NOTPROVIDED' } } },
      CdtTrfTxInf: {
        PmtId: { EndToEndId: 'P1' },
        Amt: { InstdAmt: fen(5_000_000n) },
        Cdtr: { Nm: '林岚' },
        CdtrAcct: { Id: { Othr: { Id: '6222021234567890123' } } },
        RmtInf: { Ustrd: '经营贷款放款' },
      },
    },
  }),
).toString();

const swap = (from: string | RegExp, to: string) => transfer.replace(from, to);

// Each is refused by our reader and, where XSD can tell, by xmllint too: two opinions, one profile.
const refused: readonly [why: string, xml: string, bySchema: boolean][] = [
  ['an unknown element', swap('<PmtMtd>', '<Extra>1</Extra><PmtMtd>'), true],
  ['a missing element', swap('<PmtMtd>TRF</PmtMtd>', ''), true],
  ['a wrong order', swap(/(<PmtInfId>.*?<\/PmtInfId>)(<PmtMtd>.*?<\/PmtMtd>)/, '$2$1'), true],
  ['a repeated element', swap(/(<PmtMtd>.*?<\/PmtMtd>)/, '$1$1'), true],
  ['another currency', swap('Ccy="CNY"', 'Ccy="USD"'), true],
  ['no currency', swap(' Ccy="CNY"', ''), true],
  ['an amount with three decimals', swap('>50000.00</InstdAmt', '>50000.001</InstdAmt'), true],
  ['an amount with one decimal', swap('>50000.00</InstdAmt', '>50000.0</InstdAmt'), true],
  ['an amount of nothing', swap('>50000.00</InstdAmt', '>0.00</InstdAmt'), true],
  ['a negative amount', swap('>50000.00</InstdAmt', '>-1.00</InstdAmt'), true],
  ['an amount in words', swap('>50000.00</InstdAmt', '>5e4</InstdAmt'), true],
  ['an id of 36 characters', swap(/<MsgId>m1</, `<MsgId>${'x'.repeat(36)}<`), true],
  ['a day that is none', swap('<Dt>2027-01-04', '<Dt>2027-02-30'), true],
  ['a stamp without a zone', swap('+08:00', ''), true],
  ['another namespace', swap('pain.001.001.09', 'pain.001.001.03'), true],
  ['an unknown attribute', swap('<PmtMtd>', '<PmtMtd a="1">'), true],
  ['an empty name', swap('<Nm>林岚</Nm>', '<Nm></Nm>'), true],
  ['an empty element', swap('<Nm>林岚</Nm>', '<Nm/>'), true],
  ['something after the document', `${transfer}<x/>`, true],
  ['a cut document', transfer.slice(0, -20), true],
  ['a document type', swap('<Document', '<!DOCTYPE Document><Document'), false],
  [
    'an external entity',
    swap(
      '<Document',
      '<!DOCTYPE Document [<!ENTITY e SYSTEM "file:///etc/hostname">]><Document',
    ).replace('林岚', '&e;'),
    false,
  ],
  ['an entity of its own', swap('林岚', '&nbsp;'), false],
  ['a comment', swap('<PmtInf>', '<!-- --><PmtInf>'), false],
  ['CDATA', swap('林岚', '<![CDATA[林岚]]>'), false],
  ['a processing instruction', swap('<PmtInf>', '<?x y?><PmtInf>'), false],
  ['a character XML cannot carry', swap('林岚', '林&#1;岚'), false],
  ['half of a pair', swap('林岚', '&#xD800;'), false],
];

test.each(refused)('error: %s is refused', async (_, xml, bySchema) => {
  expect(xml).not.toBe(transfer);
  expect(readMessage(pain001, Buffer.from(xml))).toMatchObject({
    ok: false,
    error: { code: 'malformed' },
  });
  if (!bySchema) return;
  const result = await validateXML({
    xml: [{ fileName: 'm.xml', contents: xml }],
    schema: [xsdOf(pain001)],
  });
  expect(result.valid).toBe(false);
});

test('error: bytes that are not UTF-8, and nothing at all, are refused', () => {
  expect(readMessage(pain001, Uint8Array.of(0xff, 0xfe, 0x3c)).ok).toBe(false);
  expect(readMessage(pain001, new Uint8Array()).ok).toBe(false);
});

test('error: a refusal names the place and never the value', () => {
  const read = readMessage(pain001, Buffer.from(swap('林岚', '林'.repeat(141))));
  expect(read).toEqual({
    ok: false,
    error: {
      code: 'malformed',
      at: 'CstmrCdtTrfInitn/PmtInf/CdtTrfTxInf/Cdtr/Nm',
      problem: 'longer than 140',
    },
  });
});

test('property: the reader never throws, whatever is cut out or put in', () => {
  fc.assert(
    fc.property(
      fc.nat(transfer.length),
      fc.nat(40),
      fc.string({ maxLength: 8 }),
      (at, cut, put) => {
        const xml = transfer.slice(0, at) + put + transfer.slice(at + cut);
        expect(typeof readMessage(pain001, Buffer.from(xml)).ok).toBe('boolean');
      },
    ),
    { numRuns: 500 },
  );
});

test('behaviour: a layout with white space and single quotes reads the same', () => {
  const airy = transfer.replaceAll('><', '>\r\n  <').replaceAll('"', "'");
  expect(readMessage(pain001, Buffer.from(airy))).toEqual(
    readMessage(pain001, Buffer.from(transfer)),
  );
});

test('error: a value outside the profile is a bug and is not written', () => {
  const report = {
    GrpHdr: { MsgId: 'm', CreDtTm: '2027-01-04T09:30:00+08:00' },
    OrgnlGrpInfAndSts: { OrgnlMsgId: 'm', OrgnlMsgNmId: 'pain.001.001.09' },
    OrgnlPmtInfAndSts: {
      OrgnlPmtInfId: 'p',
      TxInfAndSts: { OrgnlEndToEndId: 'x y', TxSts: 'ACSC' },
    },
  } as const;
  expect(() => writeMessage(pain002, report)).toThrow('OrgnlEndToEndId: not of the pattern');
});
