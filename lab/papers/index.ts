// Papers that borrowers hold, drawn as pages with their truth beside them: nobody's, and so no secret. Real ones
// there are none to be had. One set of layouts for making the reader, another to measure it by.
export { type Look, looks } from './looks.ts';
export type { Layout, Paper } from './paper.ts';
export { testLayouts } from './test-layouts.ts';
export { trainLayouts } from './train-layouts.ts';
