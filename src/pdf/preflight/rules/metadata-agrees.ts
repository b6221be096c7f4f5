import { diagnose } from '../../../diagnostics/diagnostic.ts';
import type { PreflightRule } from '../rule.ts';

const dates = new Set(['CreationDate', 'ModDate']);

export const metadataAgrees: PreflightRule = {
  code: 'metadata-agrees',
  what: 'What Info and XMP both say is the same (ISO 15930-7, 6.9).',
  severity: ({ purpose, pdfx }) => (pdfx === 'X-4' ? 'error' : purpose === 'print' ? 'warning' : 'info'),
  check: ({ info, xmp = {} }, _, place) => {
    const differing = Object.keys(xmp).filter((key) => {
      const [here, there] = [info[key], xmp[key]];
      return here !== undefined && there !== undefined && plain(key, here) !== plain(key, there);
    });
    const [first] = differing;
    return first === undefined
      ? []
      : [
          diagnose(
            'metadata-agrees',
            { keys: differing.join(', '), info: info[first] ?? '', xmp: xmp[first] ?? '' },
            place,
          ),
        ];
  },
};

/** Several authors are one string in Info and a list in XMP; dates are written in two ways, and are moments. */
function plain(key: string, value: string): string {
  return dates.has(key) ? (moment(value) ?? value) : value.replace(/[、,;，；]\s*/g, '、').trim();
}

const written = /^(?:D:)?(\d{4})-?(\d\d)?-?(\d\d)?T?(\d\d)?:?(\d\d)?:?(\d\d)?(?:\.\d+)?(Z|[+-]\d\d'?:?\d\d'?)?/;

/** `D:20261124093000+08'00'` and `2026-11-24T09:30:00+08:00`, as the moment that both are. */
function moment(value: string): string | undefined {
  const [whole, year, month = '01', day = '01', hour = '00', minute = '00', second = '00', zone = 'Z'] =
    written.exec(value) ?? [];
  if (whole === undefined) return undefined;
  const offset = zone === 'Z' ? 'Z' : zone.replaceAll("'", '').replace(/^([+-]\d\d):?/, '$1:');
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`);
  return Number.isNaN(time) ? undefined : String(time);
}
