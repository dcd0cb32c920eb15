import { formatYuan, type Instant, shanghaiStamp } from '@open310/server/kernel';
import { strToU8, zipSync } from 'fflate';
import type { Invoice } from '../../economy/index.ts';
import { escapeHtml as escapeXml } from '../wire-json.ts';

const day = (at: Instant): string => shanghaiStamp(at).slice(0, 10);

/** The tax number of a party: a person's is their identity card's, where it is known. */
export interface TaxNumbers {
  of(party: Invoice['seller']): string;
}

const element = (name: string, text: string): string => `<${name}>${escapeXml(text)}</${name}>`;

/** An invoice in the XML that the e-tax bureau hands out. */
export function writeInvoiceXml(invoice: Invoice, numbers: TaxNumbers): string {
  const party = (role: 'Seller' | 'Buyer', of: Invoice['seller']) =>
    `<${role}Information>${element(`${role}IdNum`, numbers.of(of))}${element(`${role}Name`, of.name)}</${role}Information>`;
  const red =
    invoice.redOf === null
      ? ''
      : `被红冲蓝字数电发票号码：${invoice.redOf} 红字发票信息确认单编号：${invoice.number}`;
  const produce =
    invoice.kind === 'produce'
      ? '<ProduceLabel><LabelCode>P02</LabelCode><LabelName>农产品收购</LabelName></ProduceLabel>'
      : '';
  const [code, name] = invoice.kind === 'special' ? ['01', '增值税专用发票'] : ['02', '普通发票'];
  return `<?xml version="1.0" encoding="UTF-8"?>
<EInvoice><Header><EIid>${invoice.number}</EIid><EInvoiceTag>SWEI${invoice.number.slice(2, 4)}00</EInvoiceTag><Version>0.32</Version><InherentLabel><InIssuType><LabelCode>${invoice.redOf ? 'N' : 'Y'}</LabelCode></InIssuType><EInvoiceType><LabelCode>01</LabelCode><LabelName>电子发票</LabelName></EInvoiceType><GeneralOrSpecialVAT><LabelCode>${code}</LabelCode><LabelName>${name}</LabelName></GeneralOrSpecialVAT>${produce}</InherentLabel></Header>
<EInvoiceData>${party('Seller', invoice.seller)}${party('Buyer', invoice.buyer)}
<BasicInformation><TotalAmWithoutTax>${formatYuan(invoice.net)}</TotalAmWithoutTax><TotalTaxAm>${formatYuan(invoice.tax)}</TotalTaxAm><TotalTax-includedAmount>${formatYuan(invoice.total)}</TotalTax-includedAmount><RequestTime>${shanghaiStamp(invoice.issuedAt)}</RequestTime></BasicInformation>
${invoice.lines.map((line) => `<IssuItemInformation>${element('ItemName', line.name)}${element('MeaUnits', line.unit)}<Quantity>${line.quantity}</Quantity><Amount>${formatYuan(line.net)}</Amount><TaxRate>${(line.taxRate / 100).toFixed(6)}</TaxRate><ComTaxAm>${formatYuan(line.tax)}</ComTaxAm></IssuItemInformation>`).join('\n')}
<AdditionalInformation>${element('Remark', red)}</AdditionalInformation></EInvoiceData>
<SellerAuthentication><AuthenticationMethods>01</AuthenticationMethods></SellerAuthentication>
<TaxSupervisionInfo><InvoiceNumber>${invoice.number}</InvoiceNumber><IssueTime>${shanghaiStamp(invoice.issuedAt)}</IssueTime><TaxBureauCode>1${invoice.number.slice(2, 4)}000000</TaxBureauCode></TaxSupervisionInfo></EInvoice>
`;
}

/** The same as an OFD, as far as it is read: what the document says of itself. Its pages are empty. */
export function writeInvoiceOfd(invoice: Invoice, numbers: TaxNumbers): Uint8Array {
  const datas: Record<string, string> = {
    发票号码: invoice.number,
    开票日期: day(invoice.issuedAt).replace('-', '年').replace('-', '月').concat('日'),
    合计金额: formatYuan(invoice.net),
    合计税额: formatYuan(invoice.tax),
    购买方纳税人识别号: numbers.of(invoice.buyer),
    销售方纳税人识别号: numbers.of(invoice.seller),
  };
  const custom = Object.entries(datas)
    .map(([name, text]) => `<ofd:CustomData Name="${name}">${escapeXml(text)}</ofd:CustomData>`)
    .join('');
  const space = 'xmlns:ofd="http://www.ofdspec.org/2016"';
  const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
  return zipSync({
    'OFD.xml': strToU8(
      `${head}<ofd:OFD ${space} Version="1.1" DocType="OFD"><ofd:DocBody><ofd:DocInfo><ofd:DocID>${invoice.number}</ofd:DocID><ofd:CustomDatas>${custom}</ofd:CustomDatas></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`,
    ),
    'Doc_0/Document.xml': strToU8(`${head}<ofd:Document ${space}><ofd:Pages/></ofd:Document>`),
  });
}
