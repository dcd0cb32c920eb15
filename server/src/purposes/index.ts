// What loans are for: purposes as data, who is paid, what no loan may be for, and payments that speak against it.
// Whom the money goes to in the end is origination's; what follows for a limit is lending's.
export { allowedPurposes, forbiddenUses, type Purpose, purposes } from './catalogue.ts';
export {
  countFlags,
  decideFlag,
  type FlagDecision,
  flagUses,
  isWatched,
  keepWatched,
  listFlags,
} from './flags.ts';
export {
  findUse,
  judgeUse,
  keepUse,
  type LoanUse,
  type UseRefusal,
} from './use.ts';
