import * as z from 'zod/mini';
import { UNIT_KINDS } from './report';
import { RULES } from './rules';
import { LEVELS } from './workbook';

/** No code is generated from strings: the pane's content security policy forbids it. */
z.config({ jitless: true });

const RULE_IDS: ReadonlySet<string> = new Set(RULES.map(({ id }) => id));

const Switch = z.strictObject({
  enabled: z.optional(z.boolean()),
  level: z.optional(z.enum(LEVELS)),
});

/** 设置: what an office may decide for itself. Everything is optional. */
export const Settings = z.strictObject({
  /** By rule id. A level given here holds for everything that the rule finds. */
  rules: z.optional(z.record(z.string(), Switch)),
  /** 万元; how far the text's money may be off the table's. Counts are always compared exactly. */
  moneyTolerance: z.optional(z.number().check(z.minimum(0))),
  /** These stand over what was read in the workbook. */
  year: z.optional(z.int().check(z.minimum(2008), z.maximum(2100))),
  unit: z.optional(z.string().check(z.minLength(1))),
  kind: z.optional(z.enum(UNIT_KINDS)),
});
export type Settings = z.infer<typeof Settings>;

export type ParsedSettings =
  | { readonly ok: true; readonly settings: Settings }
  /** Chinese, naming the key. */
  | { readonly ok: false; readonly message: string };

/** Takes what a settings file holds. */
export function parseSettings(value: unknown): ParsedSettings {
  const parsed = Settings.safeParse(value);
  if (!parsed.success) {
    return { ok: false, message: parsed.error.issues.map(inChinese).join('；') };
  }
  const unknown = Object.keys(parsed.data.rules ?? {}).filter((id) => !RULE_IDS.has(id));
  if (unknown.length > 0) {
    return { ok: false, message: unknown.map((id) => `rules.${id}：没有编号为 ${id} 的规则`).join('；') };
  }
  return { ok: true, settings: parsed.data };
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: 'true 或 false',
  object: '一组 {…}',
  record: '一组 {…}',
};

function inChinese(issue: z.core.$ZodIssue): string {
  const path = issue.path.join('.');
  const at = path === '' ? '' : `${path}：`;
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => `${path === '' ? '' : `${path}.`}${key}：没有这一项设置`).join('；');
    case 'invalid_type':
      return `${at}应为${TYPE_WORDS[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `${at}只能是 ${issue.values.map(String).join('、')}`;
    case 'too_small':
      return issue.origin === 'string' ? `${at}不能为空` : `${at}不能小于 ${issue.minimum}`;
    case 'too_big':
      return `${at}不能大于 ${issue.maximum}`;
    default:
      return `${at}填写有误`;
  }
}
