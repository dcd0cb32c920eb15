import {
  amount,
  any,
  balance,
  code,
  date,
  dateTime,
  type MessageValue,
  message,
  one,
  optional,
  sequence,
  text,
  time,
} from './profile.ts';

// Our profile of ISO 20022 (2019 versions): of each message the elements we use, in ISO's order. A
// message in this profile is a message of the standard; most messages of the standard are not in it,
// and what is not in it is refused. Names and order: ISO 20022 message definition reports.

const max35 = text(35);
/** Our ids and the bank's references travel through systems that know only these characters. */
const reference = text(35, '[A-Za-z0-9._:\\-]+');

const organisation = sequence(
  one('Id', sequence(one('OrgId', sequence(one('Othr', sequence(one('Id', max35))))))),
);
const named = sequence(one('Nm', text(140)));
const account = sequence(
  one('Id', sequence(one('Othr', sequence(one('Id', text(34, '[A-Za-z0-9\\-]+')))))),
  optional('Ccy', code('CNY')),
);
/** The host routes by account number: the agent is its own affair. */
const agent = sequence(
  one('FinInstnId', sequence(one('Othr', sequence(one('Id', code('NOTPROVIDED')))))),
);
const remittance = sequence(one('Ustrd', text(140)));
/** Agreed with the bank, not ISO's: it may take less than all, and no less than this. */
const permission = text(140, '/ATLEAST/CNY(0|[1-9][0-9]{0,12})[.][0-9]{2}');
const header = [one('MsgId', reference), one('CreDtTm', dateTime)] as const;
const initiation = sequence(
  ...header,
  one('NbOfTxs', code('1')),
  one('CtrlSum', text(18, '[0-9]{1,15}[.][0-9]{2}')),
  one('InitgPty', organisation),
);

/** Customer credit transfer: one order a message, so that one answer belongs to one order. */
export const pain001 = message(
  'pain.001.001.09',
  'CstmrCdtTrfInitn',
  sequence(
    one('GrpHdr', initiation),
    one(
      'PmtInf',
      sequence(
        one('PmtInfId', reference),
        one('PmtMtd', code('TRF')),
        one('ReqdExctnDt', sequence(one('Dt', date))),
        one('Dbtr', organisation),
        one('DbtrAcct', account),
        one('DbtrAgt', agent),
        one(
          'CdtTrfTxInf',
          sequence(
            one('PmtId', sequence(one('EndToEndId', reference))),
            one('Amt', sequence(one('InstdAmt', amount))),
            one('Cdtr', named),
            one('CdtrAcct', account),
            one('RmtInf', remittance),
          ),
        ),
      ),
    ),
  ),
);

/** Collection under a mandate (direct debit). */
export const pain008 = message(
  'pain.008.001.08',
  'CstmrDrctDbtInitn',
  sequence(
    one('GrpHdr', initiation),
    one(
      'PmtInf',
      sequence(
        one('PmtInfId', reference),
        one('PmtMtd', code('DD')),
        one('ReqdColltnDt', date),
        one('Cdtr', organisation),
        one('CdtrAcct', account),
        one('CdtrAgt', agent),
        one(
          'DrctDbtTxInf',
          sequence(
            one('PmtId', sequence(one('EndToEndId', reference))),
            one('InstdAmt', amount),
            one('DrctDbtTx', sequence(one('MndtRltdInf', sequence(one('MndtId', reference))))),
            one('DbtrAgt', agent),
            one('Dbtr', named),
            one('DbtrAcct', account),
            optional('InstrForCdtrAgt', permission),
            one('RmtInf', remittance),
          ),
        ),
      ),
    ),
  ),
);

/**
 * Question for the status of one order. ISO has no customer-to-bank message for it; the interbank
 * one is borrowed. Answered by pain.002.
 */
export const pacs028 = message(
  'pacs.028.001.03',
  'FIToFIPmtStsReq',
  sequence(
    one('GrpHdr', sequence(...header)),
    one('TxInf', sequence(one('OrgnlEndToEndId', reference))),
  ),
);

/** Status of one order: the answer to pain.001, pain.008 and pacs.028, or pushed. */
export const pain002 = message(
  'pain.002.001.10',
  'CstmrPmtStsRpt',
  sequence(
    one('GrpHdr', sequence(...header)),
    one(
      'OrgnlGrpInfAndSts',
      sequence(
        one('OrgnlMsgId', reference),
        one('OrgnlMsgNmId', code('pain.001.001.09', 'pain.008.001.08', 'pacs.028.001.03')),
      ),
    ),
    one(
      'OrgnlPmtInfAndSts',
      sequence(
        one('OrgnlPmtInfId', reference),
        one(
          'TxInfAndSts',
          sequence(
            optional('StsId', reference),
            one('OrgnlEndToEndId', reference),
            one(
              'TxSts',
              code('ACSC', 'ACCC', 'ACSP', 'ACCP', 'ACTC', 'ACWC', 'RCVD', 'PDNG', 'RJCT'),
            ),
            optional(
              'StsRsnInf',
              sequence(
                one('Rsn', sequence(one('Cd', text(4, '[A-Z0-9]{4}')))),
                any('AddtlInf', text(105)),
              ),
            ),
            optional('AcctSvcrRef', reference),
            // What was moved, where it is less than was asked for.
            optional('OrgnlTxRef', sequence(one('IntrBkSttlmAmt', amount))),
          ),
        ),
      ),
    ),
  ),
);

const bookingCode = text(4, '[A-Z]{4}');
const booked = [
  one('Amt', amount),
  one('CdtDbtInd', code('CRDT', 'DBIT')),
  one('Sts', sequence(one('Cd', code('BOOK')))),
  one('BookgDt', sequence(one('Dt', date))),
  optional('ValDt', sequence(one('Dt', date))),
  one('AcctSvcrRef', reference),
  one(
    'BkTxCd',
    sequence(
      one(
        'Domn',
        sequence(
          one('Cd', bookingCode),
          one('Fmly', sequence(one('Cd', bookingCode), one('SubFmlyCd', bookingCode))),
        ),
      ),
    ),
  ),
] as const;
const references = one('Refs', sequence(one('EndToEndId', max35)));
const entry = sequence(
  ...booked,
  // No parties: a notice is kept as it came and must name nobody.
  one('NtryDtls', sequence(one('TxDtls', sequence(references)))),
);
const partyNamed = sequence(one('Pty', named));
const statementEntry = sequence(
  ...booked,
  one(
    'NtryDtls',
    sequence(
      one(
        'TxDtls',
        sequence(
          references,
          // The other side alone: who we are is said above.
          optional(
            'RltdPties',
            sequence(
              optional('Dbtr', partyNamed),
              optional('DbtrAcct', account),
              optional('Cdtr', partyNamed),
              optional('CdtrAcct', account),
            ),
          ),
          optional('RmtInf', remittance),
        ),
      ),
    ),
  ),
);

/** Notice of one booking, pushed to us. */
export const camt054 = message(
  'camt.054.001.08',
  'BkToCstmrDbtCdtNtfctn',
  sequence(
    one('GrpHdr', sequence(...header)),
    one(
      'Ntfctn',
      sequence(
        one('Id', reference),
        one('CreDtTm', dateTime),
        one('Acct', account),
        one('Ntry', entry),
      ),
    ),
  ),
);

/** Request for the statement of a day; answered by camt.053. */
export const camt060 = message(
  'camt.060.001.05',
  'AcctRptgReq',
  sequence(
    one('GrpHdr', sequence(...header)),
    one(
      'RptgReq',
      sequence(
        one('ReqdMsgNmId', code('camt.053.001.08')),
        one('Acct', account),
        one('AcctOwnr', sequence(one('Pty', organisation))),
        one(
          'RptgPrd',
          sequence(
            one('FrToDt', sequence(one('FrDt', date), one('ToDt', date))),
            one('FrToTm', sequence(one('FrTm', time), one('ToTm', time))),
            one('Tp', code('ALLL')),
          ),
        ),
      ),
    ),
  ),
);

/** Statement of the lender's account for one day. */
export const camt053 = message(
  'camt.053.001.08',
  'BkToCstmrStmt',
  sequence(
    one(
      'GrpHdr',
      sequence(
        ...header,
        // Ties the answer to the question.
        one(
          'OrgnlBizQry',
          sequence(one('MsgId', reference), one('MsgNmId', code('camt.060.001.05'))),
        ),
      ),
    ),
    one(
      'Stmt',
      sequence(
        one('Id', reference),
        one('CreDtTm', dateTime),
        one('Acct', account),
        any(
          'Bal',
          sequence(
            one('Tp', sequence(one('CdOrPrtry', sequence(one('Cd', code('OPBD', 'CLBD')))))),
            one('Amt', balance),
            one('CdtDbtInd', code('CRDT', 'DBIT')),
            one('Dt', sequence(one('Dt', date))),
          ),
        ),
        any('Ntry', statementEntry),
      ),
    ),
  ),
);

export type StatusReport = MessageValue<typeof pain002>;
export type Statement = MessageValue<typeof camt053>;

/** Every message of the profile. */
export const messages = [pain001, pain002, pain008, pacs028, camt053, camt054, camt060] as const;
