import { z } from 'zod';
import { withoutEnd } from '../characters';
import { statedKind } from '../recognise/unitKind';
import type { UnitKind } from '../report';
import { isCellError, type Cell } from '../workbook';
import { UNIT_KIND_LABELS, YES_NO, type ItemValue, type ProfileItem } from './items';

/** One item as read: a blank is not a fault, it is asked for where it is needed. */
export type ItemReading =
  | { readonly kind: 'blank' }
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'fault'; readonly message: string };

/** Text that someone meant to replace. */
const PLACEHOLDER = /[XＸ×]{2,}|某某|[〇○]{2,}|待填|请填写|_{2,}/i;

/** How people who leave no cell empty leave one blank; what is needed is then asked for. */
const NOTHING = /^(?:无|没有|暂无|不涉及|不适用|[/／\\—–－-]+)[。.；;，,、\s]*$/;

const text = z
  .string()
  .refine((value) => !PLACEHOLDER.test(value), '里还有没替换的占位文字，请改成实际内容。')
  .transform((value) => withoutEnd(value, /[。；;，,.、\s]/))
  .refine((value) => value !== '' && !/[{}]/.test(value), '不能只有标点，也不能含花括号。');

const number = z.preprocess(
  (value) => (typeof value === 'string' ? numberIn(value) : value),
  z.number({ error: '要填一个数，如 12。' }).nonnegative('不能是负数。').max(1e12, '大得不合理，请核对。'),
);

/** Whole text "1,234 条" → 1234; anything else stays text and is refused. */
function numberIn(value: string): unknown {
  const match = /^(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(?:条|件|次|人次|人|个|处|期|篇|元|年|年度)?$/.exec(
    value.replace(/\s/g, ''),
  );
  return match ? Number((match[1] ?? '').replaceAll(',', '') + (match[2] ?? '')) : value;
}

/** How people tick an item, or say that it was not done. */
const ANSWERS: ReadonlyMap<string, (typeof YES_NO)[number]> = new Map([
  ...['是', '有', '已做到', '做到', '√', '✓', '☑'].map((word) => [word, '是'] as const),
  ...['否', '不是', '未做到', '×', '✗'].map((word) => [word, '否'] as const),
]);

const SCHEMAS: Readonly<Record<ItemValue, z.ZodType>> = {
  text,
  yesNo: z
    .string()
    .transform((value) => ANSWERS.get(withoutEnd(value, /[。；;，,.、\s]/)) ?? value)
    .pipe(z.enum(YES_NO, '要填“是”或“否”。')),
  kind: z.string().transform((value, context): UnitKind => {
    const known = statedKind(value);
    if (known) return known;
    context.addIssue({
      code: 'custom',
      message: `要从 ${Object.values(UNIT_KIND_LABELS).join('、')} 中选。`,
    });
    return z.NEVER;
  }),
  year: number.pipe(
    z
      .number()
      .int('要填四位年份。')
      .min(2008, '要填四位年份，如 2024。')
      .max(2100, '要填四位年份，如 2024。'),
  ),
  website: z
    .string()
    .regex(
      /^https?:\/\/[\w.-]+(?::\d+)?(?:[/?#][^\s一-鿿]*)?$/i,
      '要以 http:// 或 https:// 开头，中间没有空格。',
    ),
  telephone: z
    .string()
    .regex(
      /^(?:(?:\(?0\d{2,3}\)?[-\s]?)?\d{7,8}(?:-\d{1,6})?|1\d{10}|[48]00-?\d{3}-?\d{4}|\d{5})(?:[、/,;]\s*(?:(?:0\d{2,3}[-\s]?)?\d{7,8}|1\d{10}))*$/,
      '不像电话号码，请带区号填写，如 0000-1234567。',
    ),
  postcode: z.string().regex(/^\d{6}$/, '要填 6 位数字。'),
  count: number.pipe(z.number().int('要填整数。')),
  money: number.pipe(
    z.number().refine((value) => Number.isInteger(Math.round(value * 1e6) / 1e4), '最多两位小数。'),
  ),
  lines: z
    .string()
    .transform((value) => linesOf(value))
    .pipe(z.array(text).min(1, '没有写出内容。').max(12, '太多，请控制在 12 条以内。')),
};

/** "1.…", "一是…", "（1）…" at the head of a line; the text numbers them itself. */
const LINE_NUMBER =
  /^(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,2})[)）.、．:：]|[一二三四五六七八九十]是|[•·●-])\s*/;

function linesOf(value: string): string[] {
  return value
    .split(/\r\n?|\n/)
    .flatMap((line) => line.split(/(?<=[；;。])(?=[一二三四五六七八九十]是)/))
    .map((line) => line.trim().replace(LINE_NUMBER, ''))
    .filter((line) => line !== '');
}

/** Reads one cell of the column 内容. Nothing is guessed: a fault says what to fill in. */
export function readCell(cell: Cell | undefined, item: ProfileItem): ItemReading {
  if (cell === undefined) return { kind: 'blank' };
  if (isCellError(cell.value)) {
    return { kind: 'fault', message: `是错误值 ${cell.value.error}，请改成实际内容。` };
  }
  const typed = typeof cell.value === 'string' ? cleaned(cell.value, item.value) : cell.value;
  if (typed === '') return { kind: 'blank' };
  if (NOTHING.test(String(typed))) return { kind: 'blank' };
  const numeric = item.value === 'count' || item.value === 'money' || item.value === 'year';
  // A postcode or telephone typed into Excel is a number there; its leading zeros are gone already.
  const given = numeric ? typed : item.value === 'postcode' ? String(typed).padStart(6, '0') : String(typed);
  const read = SCHEMAS[item.value].safeParse(given);
  if (read.success) return { kind: 'value', value: read.data };
  return { kind: 'fault', message: read.error.issues[0]?.message ?? '填写有误。' };
}

/** Digits and latin punctuation of numbers, telephones and addresses are brought to half width; prose stays. */
function cleaned(value: string, kind: ItemValue): string {
  const trimmed = value.trim();
  if (kind === 'text' || kind === 'lines') return trimmed.replace(/[\uE000-\uF8FF]/g, '');
  return trimmed.normalize('NFKC').replace(/[—–－﹣]/g, '-');
}
