import { readFileSync } from 'node:fs';
import { readClaims, type Claim, type ClaimContext } from '../../src/claims';
import type { Edition } from '../../src/forms';
import { ourId } from './ids';

/**
 * Holds the claims reader against labelled sentences. A file holds excerpts: { year, sentences: [{ text, claims: [{ raw,
 * at, num_at?, value, kind, fields, ambiguous?, alt? }] }] }, with the short field ids of ./ids.
 */

interface Label {
  readonly id: string;
  readonly raw: string;
  readonly at: number;
  readonly num_at?: number | null;
  readonly value: number;
  readonly kind: 'count' | 'zero' | 'implied' | 'negative';
  readonly fields: readonly string[];
  readonly ambiguous?: boolean;
  /** Other readings that are as good: their fields, or none for no figure. */
  readonly alt?: readonly unknown[];
  readonly what?: string;
}
interface Excerpt {
  readonly id: string;
  readonly year?: number;
  readonly sentences: readonly { readonly text: string; readonly claims: readonly Label[] }[];
}

const LEGAL = ['biz', 'sci', 'ngo', 'law', 'oth'];

/** The figures that a derived id such as t3.recv.sum or t4.lit.closed adds up. */
function expand(id: string, edition: Edition): string[] {
  const [table, row = '', column = ''] = id.split('.');
  if (table === 't3') {
    const columns = column === 'LEGAL' ? LEGAL : [column];
    const rows = row === 'recv' ? ['new', 'carried'] : /^[DUNO]$/.test(row) ? leaves(row, edition) : [row];
    if (rows.length * columns.length > 1 || rows[0] !== row) {
      return rows.flatMap((each) => columns.map((one) => `t3.${each}.${one}`));
    }
  }
  if (table === 't4') {
    const kinds = row === 'lit' ? ['dir', 'post'] : [row];
    const outcomes = column === 'closed' ? ['keep', 'fix', 'oth'] : [column];
    return kinds.flatMap((kind) => outcomes.map((outcome) => `t4.${kind}.${outcome}`));
  }
  return [id];
}

function leaves(group: string, edition: Edition): string[] {
  const letter = group.toLowerCase();
  if (letter === 'o' && edition === 2019) return ['o'];
  const size = { d: 8, u: 3, n: 5, o: 3 }[letter] ?? 0;
  return Array.from({ length: size }, (_, place) => `${letter}${place + 1}`);
}

const sorted = (expression: string): string => {
  const colon = expression.indexOf(':') + 1;
  return expression.slice(0, colon) + expression.slice(colon).split('+').sort().join('+');
};

function ours(fields: readonly string[], edition: Edition): string {
  return fields
    .map((field) => {
      const colon = field.indexOf(':') + 1;
      const ids = field
        .slice(colon)
        .split('+')
        .flatMap((id) => expand(id, edition).map((each) => ourId(each, edition) ?? `?${each}`));
      return sorted(field.slice(0, colon) + ids.join('+'));
    })
    .sort()
    .join();
}

/** One claim of the reader, at its place in the whole text. */
interface Read {
  readonly claim: Claim;
  readonly start: number;
  readonly end: number;
  readonly number: number | undefined;
}

function readAll(text: string, context: ClaimContext): readonly Read[] {
  return readClaims(text, context).flatMap(({ at, claims }) =>
    claims.map((claim) => ({
      claim,
      start: at + claim.at,
      end: at + claim.at + claim.raw.length,
      number: claim.numberAt === undefined ? undefined : at + claim.numberAt,
    })),
  );
}

/** A number is known by its place, words by overlapping. */
function claimFor(label: Label, offset: number, read: readonly Read[]): Claim | undefined {
  if (label.num_at !== undefined && label.num_at !== null) {
    const number = offset + label.num_at;
    return read.find((each) => each.number !== undefined && Math.abs(each.number - number) <= 1)?.claim;
  }
  const start = offset + label.at;
  const end = start + label.raw.length;
  return read.find((each) => each.number === undefined && each.start < end && each.end > start)?.claim;
}

export interface ClaimScore {
  /** Count and zero claims of the reader at a labelled place, and those of them that state what the label says. */
  predicted: number;
  right: number;
  /** Count and zero labels. */
  labelled: number;
  /** Numbers that state no figure, and those taken for one. */
  negatives: number;
  taken: number;
  misses: string[];
}

/** Labels that the annotator calls ambiguous are left out, years and dates too. */
export function scoreClaims(file: string, withYear: boolean): ClaimScore {
  const excerpts = JSON.parse(readFileSync(file, 'utf8')) as readonly Excerpt[];
  const score: ClaimScore = {
    predicted: 0,
    right: 0,
    labelled: 0,
    negatives: 0,
    taken: 0,
    misses: [],
  };
  for (const { year, sentences } of excerpts) {
    const edition: Edition = year !== undefined && year <= 2020 ? 2019 : 2021;
    const text = sentences.map((sentence) => sentence.text).join('\n');
    const read = readAll(text, { edition, ...(withYear && year !== undefined && { year }) });
    let offset = 0;
    for (const sentence of sentences) {
      for (const label of sentence.claims) {
        if (label.ambiguous || label.what === 'year' || label.what === 'date') continue;
        judge(label, claimFor(label, offset, read), edition, sentence.text, score);
      }
      offset += sentence.text.length + 1;
    }
  }
  return score;
}

const states = (kind: string): boolean => kind === 'count' || kind === 'zero';

function judge(
  label: Label,
  claim: Claim | undefined,
  edition: Edition,
  sentence: string,
  score: ClaimScore,
): void {
  // Growth is read as what follows from two figures, whatever the annotator calls it.
  if (isGrowth(label.fields)) return;
  const wanted = states(label.kind);
  const taken = claim !== undefined && states(claim.kind);
  const right = wanted && taken && figures(claim.fields) === ours(label.fields, edition);
  if (wanted) score.labelled++;
  if (label.kind === 'negative') score.negatives++;
  if (taken && label.kind !== 'implied') score.predicted++;
  if (right) score.right++;
  if (taken && label.kind === 'negative') score.taken++;
  if (right || (!taken && !wanted) || label.kind === 'implied') return;
  const said = claim ? `${claim.kind} ${claim.fields.map(shorten).join(' , ')}` : 'nothing';
  score.misses.push(
    `${label.id} ${label.raw}: ${label.kind} ${label.fields.join()}, read ${said} | ${sentence}`,
  );
}

const figures = (fields: readonly string[]): string => fields.map(sorted).sort().join();
const isGrowth = (fields: readonly string[]): boolean => /^(?:pct|diff):/.test(fields[0] ?? '');
const shorten = (field: string): string =>
  field.replaceAll('applications.', '').replaceAll('activeDisclosure.', '');
