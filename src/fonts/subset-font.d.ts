/** subset-font brings no types: the part Keben uses. */
declare module 'subset-font' {
  export default function subsetFont(
    font: Buffer,
    text: string,
    options: { targetFormat: 'truetype'; noHinting: boolean; dropTables: string[] },
  ): Promise<Buffer>;
}
