/**
 * 上年文件: the name of last year's file that a workbook was checked with, kept in the workbook so that whoever opens it
 * again is told which one to choose. The file itself stays where it is.
 */
export const LAST_YEAR_NAMESPACE = 'urn:gouji:last-year:1';

/** Longer than any system allows a file's name to be. */
const LONGEST = 260;

/** Encoded as in an address: a name may hold what XML cannot. Throws URIError where it is no text at all. */
export function lastYearXml(name: string): string {
  const kept = Array.from(name).slice(0, LONGEST).join('');
  return `<lastYear xmlns="${LAST_YEAR_NAMESPACE}">${encodeURIComponent(kept)}</lastYear>`;
}

/** The name kept in the workbook; undefined where there is none, or none of ours. */
export function parseLastYear(xml: string | undefined): string | undefined {
  const [, encoded = ''] = /<lastYear[^<>]*>([^<]*)<\/lastYear>/.exec(xml ?? '') ?? [];
  try {
    return Array.from(decodeURIComponent(encoded.trim())).slice(0, LONGEST).join('') || undefined;
  } catch {
    return undefined;
  }
}
