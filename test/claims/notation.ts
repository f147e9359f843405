import { FORMS } from '../../src/forms';
import { readClaims, type Claim, type ClaimContext } from '../../src/claims';

/**
 * The notation of sentences.txt. A line that is not indented is a text; indented lines below it are what it states, in
 * order: the words from the number on, "=" for a number or a zero word and "=>" for what merely follows, the figure, and
 * where it applies "@last" (last year's figure) or "#filed" (another 口径 announced). A text without such lines states
 * no figure. Shorthands: 不予公开 无法提供 不予处理 其他处理 for the sums of their rows, 法人 for five columns, 诉讼 for
 * both kinds of lawsuit. "2020> " before a text: it belongs to that year's report instead of 2024's.
 */

const COLUMNS = ['businesses', 'researchBodies', 'charities', 'legalServices', 'others'];
const GROUPS = [
  ['不予公开', 'refused'],
  ['无法提供', 'unableToProvide'],
  ['不予处理', 'notProcessed'],
  ['其他处理', 'otherwiseHandled'],
] as const;

const rowsUnder = (group: string): readonly string[] =>
  FORMS.filter((form) => form.edition === 2021 && form.key === 'applications')
    .flatMap((form) => form.blocks.flatMap((block) => block.rows))
    .filter((row) => row.parents?.at(-1)?.key === group)
    .map((row) => row.key);

/** Longest first: a group may stand inside a longer sum. */
const SHORTHANDS: readonly (readonly [string, string])[] = [
  ...GROUPS.map(
    ([name, group]) =>
      [
        name,
        rowsUnder(group)
          .map((row) => `applications.${row}.total`)
          .join('+'),
      ] as const,
  ),
  ['新收.法人', COLUMNS.map((column) => `applications.newlyReceived.${column}`).join('+')],
  ['诉讼.维持', 'disputes.directLitigation.upheld+disputes.litigationAfterReconsideration.upheld'],
  ['诉讼.未审结', 'disputes.directLitigation.pending+disputes.litigationAfterReconsideration.pending'],
  [
    '诉讼.审结',
    ['directLitigation', 'litigationAfterReconsideration']
      .flatMap((kind) => ['upheld', 'corrected', 'otherOutcome'].map((each) => `disputes.${kind}.${each}`))
      .join('+'),
  ],
  ['诉讼', 'disputes.directLitigation.total+disputes.litigationAfterReconsideration.total'],
];

const shorten = (field: string): string =>
  SHORTHANDS.reduce((text, [short, long]) => text.replace(long, short), field);

/** One claim in the notation. */
export function written(sentence: string, claim: Claim): string {
  const words =
    claim.numberAt === undefined ? claim.raw : sentence.slice(claim.numberAt, claim.at + claim.raw.length);
  const sign = claim.kind === 'implied' ? '=>' : '=';
  const zero = claim.kind === 'zero' ? '0 ' : '';
  const year = claim.year === 'this' ? '' : ` @${claim.year}`;
  const scope = claim.scope === undefined ? '' : ` #${claim.scope}`;
  return `${words} ${sign} ${zero}${claim.fields.map(shorten).join(' , ')}${year}${scope}`;
}

/** Everything that a text states, in the notation. */
export function statedBy(text: string, context: ClaimContext): readonly string[] {
  return readClaims(text, context).flatMap(({ sentence, claims }) =>
    claims.filter((claim) => claim.kind !== 'other').map((claim) => written(sentence, claim)),
  );
}

export interface Sample {
  readonly year: number;
  readonly text: string;
  readonly states: readonly string[];
}

/** Reads a file in the notation; "//" begins a remark. */
export function parseSamples(file: string): readonly Sample[] {
  const samples: { year: number; text: string; states: string[] }[] = [];
  for (const line of file.split('\n')) {
    if (line.trim() === '' || line.startsWith('//')) continue;
    if (line.startsWith('  ')) samples.at(-1)?.states.push(line.trim());
    else {
      const [, year = '2024', text = ''] = /^(?:(\d{4})> )?(.*)$/.exec(line) ?? [];
      samples.push({ year: Number(year), text, states: [] });
    }
  }
  return samples;
}
