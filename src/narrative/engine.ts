import { Liquid, type Template } from 'liquidjs';
import type { Edition } from '../forms';
import { closest } from './closest';
import { FilterMisuse, FILTERS, KEPT_FILTERS } from './filters';
import { LIST_NAMES, listNames } from './names';
import type { TemplateFault } from './passage';
import type { Scope } from './scope';
import { withoutMarks } from './slot';

/**
 * Templates come from anyone who can edit the workbook, so the engine can do little and for a short time only:
 * no file, include, date or arithmetic; a list of tags and filters; bounded length, steps, time and memory.
 */
const TEMPLATE_LIMITS = {
  /** Characters of one template. */
  length: 20_000,
  /** Tags, outputs and texts rendered in one go. */
  steps: 20_000,
  /** Milliseconds for one rendering; the steps run out first. */
  time: 500,
  /** LiquidJS's count of what a rendering allocates. */
  memory: 200_000,
  /** Characters of one rendered template. */
  output: 20_000,
} as const;

const TAGS: readonly string[] = ['if', 'unless', 'case', 'for', 'assign', 'comment'];

let engine: Liquid | undefined;
let printing: Scope | undefined;

function liquid(): Liquid {
  if (engine) return engine;
  engine = new Liquid({
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    // An in-memory set without a single file: nothing can be included.
    templates: {},
    cache: false,
    parseLimit: TEMPLATE_LIMITS.length,
    renderLimit: TEMPLATE_LIMITS.time,
    memoryLimit: TEMPLATE_LIMITS.memory,
    outputEscape: noticeBlank,
  });
  for (const tag of Object.keys(engine.tags)) if (!TAGS.includes(tag)) delete engine.tags[tag];
  for (const filter of Object.keys(engine.filters)) {
    if (!KEPT_FILTERS.includes(filter)) delete engine.filters[filter];
  }
  for (const [name, filter] of Object.entries(FILTERS)) engine.registerFilter(name, filter);
  return engine;
}

/** Called with everything that a template prints: a blank profile item is asked for, not printed empty. */
function noticeBlank(value: unknown): string {
  if (value !== null && value !== undefined) return value as string;
  printing?.printedBlank();
  return '';
}

export type Rendered =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly fault: TemplateFault };

/** Renders one template; never throws. */
export function render(name: string, source: string, edition: Edition, scope: Scope): Rendered {
  try {
    const templates = parse(source, edition);
    printing = scope;
    const text = String(
      liquid().renderSync(templates, scope.values, { templateLimit: TEMPLATE_LIMITS.steps }),
    );
    if (text.length > TEMPLATE_LIMITS.output) throw new FilterMisuse(TOO_LONG);
    return { ok: true, text };
  } catch (error) {
    return { ok: false, fault: faultOf(name, error, edition) };
  } finally {
    printing = undefined;
  }
}

const TOO_LONG = `写出的文字超过 ${TEMPLATE_LIMITS.output} 字`;

const parsed = new Map<string, readonly Template[]>();
const MOST_PARSED = 64;

function parse(source: string, edition: Edition): Template[] {
  const key = `${edition}${source}`;
  const known = parsed.get(key);
  if (known) return [...known];
  const templates = liquid().parse(withoutMarks(source));
  checkNames(templates, edition);
  if (parsed.size >= MOST_PARSED) parsed.clear();
  parsed.set(key, templates);
  return templates;
}

class UnknownName extends Error {
  constructor(
    readonly unknown: string,
    readonly line: number,
    readonly column: number,
  ) {
    super(unknown);
  }
}

/** Every name in a template must exist, also where the branch is not taken this time. */
function checkNames(templates: Template[], edition: Edition): void {
  const { globals } = liquid().analyzeSync(templates, { partials: false });
  const known = new Map(listNames(edition).map((name) => [name.name, name]));
  for (const variables of Object.values(globals)) {
    for (const { segments, location } of variables) {
      const path = segments.map(String);
      const size = path.at(-1) === 'size' ? path.slice(0, -1).join('.') : undefined;
      if (known.has(path.join('.')) || (size !== undefined && LIST_NAMES.has(size))) continue;
      throw new UnknownName(path.join('.'), location.row, location.col);
    }
  }
}

/** LiquidJS keeps the place of an error on its token. */
function placeOf(error: unknown): { line: number; column: number } | undefined {
  if (error instanceof UnknownName) return { line: error.line, column: error.column };
  if (typeof error !== 'object' || error === null || !('token' in error)) return undefined;
  const { token } = error as { token: { getPosition?: () => number[] } };
  const [line, column] = token.getPosition?.() ?? [];
  return line === undefined || column === undefined ? undefined : { line, column };
}

function faultOf(template: string, error: unknown, edition: Edition): TemplateFault {
  const place = placeOf(error);
  const { reason, names } = reasonOf(error, edition);
  const at = place ? `第 ${place.line} 行第 ${place.column} 列` : '';
  const advice = names.length > 0 ? `可用的相近名称：${names.join('、')}。` : '';
  return {
    template,
    ...place,
    message: `模板“${template}”${at}：${reason}。${advice}`,
    names,
  };
}

/** The English messages of LiquidJS, told in Chinese. */
function reasonOf(error: unknown, edition: Edition): { reason: string; names: readonly string[] } {
  const names = listNames(edition).map(({ name }) => name);
  const filters = [...Object.keys(FILTERS), ...KEPT_FILTERS];
  if (error instanceof UnknownName) {
    return { reason: `没有“${error.unknown}”这个名称`, names: closest(error.unknown, names) };
  }
  const original = (error as { originalError?: unknown }).originalError;
  if (original instanceof FilterMisuse) return { reason: original.message, names: [] };
  if (error instanceof FilterMisuse) return { reason: error.message, names: [] };
  const message = error instanceof Error ? error.message : String(error);
  const undefinedName = /undefined variable: (\S+?)(?:,|$)/.exec(message)?.[1];
  if (undefinedName)
    return { reason: `没有“${undefinedName}”这个名称`, names: closest(undefinedName, names) };
  const filter = /undefined filter: (\S+?)(?:,|$)/.exec(message)?.[1];
  if (filter) return { reason: `没有“${filter}”这个过滤器`, names: closest(filter, filters) };
  const tag = /tag "(.+?)" not found/.exec(message)?.[1];
  if (tag) return { reason: `不能使用“${tag}”标签，只能用 ${TAGS.join('、')}`, names: [] };
  const open = /(?:tag|output) (.{1,30}).* not closed/.exec(message)?.[1];
  if (open) return { reason: `“${open}”没有写完整，缺少结尾`, names: [] };
  if (/(?:template|time|render) limit|render.*limit/.test(message)) {
    return { reason: '循环太多或太久，已停止', names: [] };
  }
  if (/memory alloc limit/.test(message)) return { reason: '写出的内容过多，已停止', names: [] };
  if (/parse length limit/.test(message)) {
    return { reason: `模板超过 ${TEMPLATE_LIMITS.length} 字`, names: [] };
  }
  if (error instanceof RangeError) return { reason: '嵌套太深', names: [] };
  return { reason: '写法有误，请检查标签和括号是否成对', names: [] };
}
