declare module 'subset-font' {
  /** A font that holds no letters but those of `text`. */
  export default function subsetFont(
    font: Buffer,
    text: string,
    options: {
      readonly targetFormat: 'sfnt' | 'woff' | 'woff2';
      /** Tags of OpenType features to be kept; all, unless given. */
      readonly keepFeatures?: readonly string[];
      /** Not the glyphs that features would put in the place of letters. */
      readonly noLayoutClosure?: boolean;
      readonly noHinting?: boolean;
    },
  ): Promise<Buffer>;
}
