/** Without what stands behind it: an address may carry a token. */
export const hostOf = (url: string): string => new URL(url).host;
