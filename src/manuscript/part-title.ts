/** What a folder of chapters is called as a part 卷. */

/** `01-卷一 风起` → `卷一 风起`; a name that is only a number stays. */
export function partTitle(folder: string): string {
  const title = folder.normalize('NFC').replace(/^\d+(?:[-_.、．\s]+)(?=\S)/u, '').replace(/_/g, ' ').trim();
  return title === '' ? folder : title;
}
