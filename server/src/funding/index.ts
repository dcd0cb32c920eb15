// Joint loans: agreements with partners as data, who put what into each loan, and every movement of its money split
// to the fen. The books are the ledger's and are kept whole: a partner's part is read from them.
export {
  type Agreement,
  type AgreementRefusal,
  capOf,
  listAgreements,
  setAgreement,
} from './agreements.ts';
export {
  carryShare,
  type JointLoan,
  listJointLoans,
  measureUses,
  owedTo,
  type SharedMovement,
  type ShareRefusal,
  statementOf,
  takeShare,
} from './shares.ts';
