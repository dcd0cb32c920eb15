/** Enough of a node's name to tell it apart; a digest tells nothing else. */
export const shortNode = (node: string): string =>
  node.startsWith('borrower_')
    ? `…${node.slice(-8)}`
    : node.length > 22
      ? `${node.slice(0, 18)}…`
      : node;
