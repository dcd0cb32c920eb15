import { FEN_MAX, fen, formatYuan } from '../../kernel/index.ts';
import type {
  AmountType,
  ElementDefinition,
  ElementType,
  MessageDefinition,
  TextType,
} from './profile.ts';

const facet = (name: string, value: string | number): string =>
  `<xs:${name} value="${String(value).replace(/&/g, '&amp;').replace(/</g, '&lt;')}"/>`;

function simpleType(type: TextType): string {
  const facets: string[] = [];
  for (const code of type.codes ?? []) facets.push(facet('enumeration', code));
  if (type.codes === null && type.base === 'xs:string') {
    facets.push(facet('minLength', type.minLength), facet('maxLength', type.maxLength));
  }
  if (type.pattern !== null) facets.push(facet('pattern', type.pattern));
  return `<xs:simpleType><xs:restriction base="${type.base}">${facets.join('')}</xs:restriction></xs:simpleType>`;
}

/** A name of the simple type under an amount: XSD extends named types only. */
const amountName = (type: AmountType): string => (type.least === 0n ? 'Balance' : 'Amount');

const amountType = (name: string, least: bigint): string =>
  `<xs:simpleType name="${name}"><xs:restriction base="xs:decimal">${[
    facet('minInclusive', formatYuan(fen(least))),
    facet('maxInclusive', formatYuan(FEN_MAX)),
    facet('pattern', '(0|[1-9][0-9]{0,12})[.][0-9]{2}'),
  ].join('')}</xs:restriction></xs:simpleType>`;

const CURRENCY =
  '<xs:simpleType name="Currency"><xs:restriction base="xs:string"><xs:enumeration value="CNY"/></xs:restriction></xs:simpleType>';

function elementXsd({ name, type, occurs }: ElementDefinition): string {
  const min = occurs === 'one' ? '' : ' minOccurs="0"';
  const max = occurs === 'any' ? ' maxOccurs="unbounded"' : '';
  return `<xs:element name="${name}"${min}${max}>${typeXsd(type as ElementType)}</xs:element>`;
}

function typeXsd(type: ElementType): string {
  if (type.kind === 'text') return simpleType(type);
  if (type.kind === 'amount') {
    return `<xs:complexType><xs:simpleContent><xs:extension base="${amountName(type)}"><xs:attribute name="Ccy" type="Currency" use="required"/></xs:extension></xs:simpleContent></xs:complexType>`;
  }
  const elements = type.elements as readonly ElementDefinition[];
  return `<xs:complexType><xs:sequence>${elements.map(elementXsd).join('')}</xs:sequence></xs:complexType>`;
}

/**
 * The profile of `message` as an XML schema of our own making: a second opinion on the writer, from
 * a validator that shares no code with the reader. Not ISO's schema, and narrower than it.
 */
export function xsdOf(message: MessageDefinition): string {
  const root: ElementDefinition = { name: message.root, type: message.type, occurs: 'one' };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="${message.namespace}" targetNamespace="${message.namespace}" elementFormDefault="qualified">`,
    amountType('Amount', 1n),
    amountType('Balance', 0n),
    CURRENCY,
    `<xs:element name="Document"><xs:complexType><xs:sequence>${elementXsd(root)}</xs:sequence></xs:complexType></xs:element>`,
    '</xs:schema>',
  ].join('');
}
