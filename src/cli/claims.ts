import { z } from 'zod';
import { readClaims, type Claim, type StatedSentence } from '../claims';
import { EDITIONS, fieldById, type Edition } from '../forms';
import { readExpression } from '../forms/expression';
import { expressionLabel } from '../forms/wording';
import { plainText } from '../hosts/plainText';
import { CommandError, textOf } from './files';
import { EXIT } from './reviewing';
import type { Terminal } from './gouji';
import { jsonLine } from './harmless';

export interface ClaimsOptions {
  readonly json?: boolean;
  readonly year?: string;
  readonly edition?: string;
}

const Context = z.object({
  year: z.coerce.number().int().min(2000).max(2100).optional(),
  edition: z.coerce
    .number()
    .pipe(z.union(EDITIONS.map((edition) => z.literal(edition))))
    .optional(),
});

/** `gouji claims 文字.txt`: every number of a plain text and the figures it states, with no workbook. */
export async function claimsCommand(
  file: string,
  options: ClaimsOptions,
  terminal: Terminal,
): Promise<number> {
  const context = Context.safeParse({ year: options.year, edition: options.edition });
  if (!context.success) {
    throw new CommandError('option', `--year 应为四位年份，--edition 应为 ${EDITIONS.join(' 或 ')}。`);
  }
  const { year, edition } = context.data;
  const text = (file === '-' ? plainText(await standardInput(), '标准输入') : await textOf(file)).replace(
    /^\uFEFF/,
    '',
  );
  const stated = readClaims(text, {
    ...(year !== undefined && { year }),
    ...(edition !== undefined && { edition }),
  });
  for (const { sentence, at, claims } of sentencesOf(text, stated)) {
    if (options.json) {
      const list = claims.map(
        ({
          claim: { raw, at: place, numberAt, value, approximate, unit, kind, fields, year: about },
          shift,
        }) => ({
          raw,
          at: place + shift,
          ...(numberAt !== undefined && { numberAt: numberAt + shift }),
          value,
          approximate,
          unit,
          kind,
          fields,
          year: about,
        }),
      );
      terminal.write(jsonLine({ sentence, at, claims: list }));
    } else if (claims.length > 0) {
      terminal.write(`${terminal.colors.bold(sentence.trim())}\n`);
      for (const { claim } of claims) {
        const what =
          claim.fields.length > 0
            ? claim.fields.map((expression) => wordsOf(expression, edition)).join('、')
            : '不是表中的数';
        terminal.write(`  ${claim.raw} → ${claim.value}${claim.unit}  ${terminal.colors.dim(what)}\n`);
      }
    }
  }
  return EXIT.clean;
}

async function standardInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}

const CHANGES = { percent: '比上年变化的百分数：', difference: '比上年增减：' };

/** A figure, a sum of figures, or how it changed, in the form's words; of an edition that has it. */
function wordsOf(expression: string, edition: Edition | undefined): string {
  const { growth, terms } = readExpression(expression);
  const editions = edition === undefined ? EDITIONS : [edition];
  const its = editions.find((each) => fieldById(each, terms[0]?.id ?? '')) ?? editions[0] ?? 2021;
  return `${growth ? CHANGES[growth] : ''}${expressionLabel(its, expression)}`;
}

/** A sentence as it stands, with what it states; `shift`: where its part that states begins. */
interface Told {
  readonly sentence: string;
  readonly at: number;
  readonly claims: readonly { readonly claim: Claim; readonly shift: number }[];
}

/** Every sentence, those that state nothing too; a line end closes one as 。！？ do. */
export function* sentencesOf(text: string, stated: readonly StatedSentence[]): Generator<Told> {
  let next = 0;
  for (const { 0: match, index: at } of text.matchAll(/[^。！？\n]+[。！？]?/g)) {
    const from = next;
    while ((stated[next]?.at ?? Infinity) < at + match.length) next++;
    if (match.trim() === '') continue;
    const claims = stated
      .slice(from, next)
      .flatMap(({ at: place, claims: its }) => its.map((claim) => ({ claim, shift: place - at })));
    yield { sentence: match.replace(/\r$/, ''), at, claims };
  }
}
