import type { Edition } from '../forms';
import type { AnnualReport, UnitKind } from '../report';
import {
  CHANNELS,
  GOVERNMENTS,
  PROFILE_ITEMS,
  UNIT_KIND_LABELS,
  type NarrativeProfile,
  type ProfileItem,
  type ProfileKey,
} from '../profile/items';
import { readFigure } from './figures';
import { listNames, type TemplateName } from './names';
import type { Lack } from './passage';
import { Ledger, Slot, withoutMarks } from './slot';

/** 立法法 arts. 91, 93: only these may make 规章. */
const MAKES_REGULATIONS: readonly UnitKind[] = ['city', 'province', 'ministry'];
/** Governments that report for every office below them. */
const ROLLS_UP: readonly UnitKind[] = ['county', 'city', 'province'];

/** One rendering: the values that templates see by their Chinese names, and what turned out to be lacking. */
export interface Scope {
  readonly values: object;
  readonly ledger: Ledger;
  /** Reports the blank item read last: what a template printed when it printed nothing. */
  printedBlank(): void;
}

const RECEIVED = 'applications.newlyReceived.total';
const NO_LAST_YEAR: Lack = {
  label: '上年年报',
  message: '没有上年年报的数，无法写出与上年的比较；请用 if 有上年 判断。',
};

/** How a blank profile item is asked for. */
function blankItem({ label, hint, needed }: ProfileItem): Lack {
  const message = needed
    ? `请在“基本信息”中填写“${label}”：${hint}。`
    : `模板要用到“${label}”，请在“基本信息”中填写，或在模板中用 if 判断。`;
  return { label, message };
}

type Values = { [name: string]: unknown };
const bare = (): Values => Object.create(null) as Values;

/** Builds the values; each is made when a template first asks for it. */
export function scopeOf(report: AnnualReport, profile: NarrativeProfile): Scope {
  const ledger = new Ledger();
  let lastBlank: readonly Lack[] = [];
  const values = bare();
  const profileValue = (key: ProfileKey): unknown => {
    const item: ProfileItem | undefined = PROFILE_ITEMS.find((each) => each.key === key);
    const value = profile[key];
    if (value !== undefined || item === undefined) return slotOf(ledger, key, value);
    lastBlank = [blankItem(item)];
    // A list is printed by a loop, which says nothing where there is nothing.
    if (item.value === 'lines' && item.needed) ledger.lack(lastBlank);
    return null;
  };
  for (const name of listNames(report.edition)) {
    if (name.kind === 'profile') define(values, [name.name], () => profileValue(name.profile as ProfileKey));
    if (name.kind === 'figure') defineFigure(values, name, report, ledger);
  }
  const isOneOf = (kinds: readonly UnitKind[]): boolean => {
    const { kind } = profile;
    if (kind === undefined) {
      profileValue('kind');
      ledger.lack(lastBlank);
    }
    return kind !== undefined && kinds.includes(kind);
  };
  define(values, ['有上年'], () => report.lastYear !== undefined && readFigure(report.lastYear, RECEIVED).ok);
  define(values, ['各级政府'], () => isOneOf(GOVERNMENTS));
  define(values, ['可制定规章'], () => isOneOf(MAKES_REGULATIONS));
  define(values, ['主体'], () => {
    if (profile.selfName === undefined) return profileValue('selfName');
    const self = withoutMarks(profile.selfName);
    const all = isOneOf(ROLLS_UP) && /^我./.test(self);
    return slotOf(ledger, 'selfName', all ? `全${self.slice(1)}各级行政机关` : self);
  });
  define(values, ['各渠道'], () =>
    CHANNELS.filter(({ key }) => (profile[key] ?? 0) > 0).map(({ key, words }) =>
      Object.assign(bare(), { 名称: words, 条数: slotOf(ledger, key, profile[key]) }),
    ),
  );
  return { values, ledger, printedBlank: () => ledger.lack(lastBlank) };
}

function defineFigure(
  values: Values,
  name: TemplateName & { kind: 'figure' },
  report: AnnualReport,
  ledger: Ledger,
): void {
  const lastYear = name.name.startsWith('上年.');
  const from = lastYear ? report.lastYear : report;
  define(values, name.name.split('.'), () => {
    // Last year's report may be of the other edition, where the same name stands for other fields.
    const fields =
      from === undefined || from.edition === report.edition
        ? name.fields
        : fieldsNamed(from.edition, name.name);
    const origin = { kind: 'figure', fields: fields ?? [], ...(lastYear && { lastYear }) } as const;
    if (!from || !fields) return new Slot(ledger, 0, '', origin, [NO_LAST_YEAR]);
    const known = fields.map((id) => readFigure(from, id));
    const lacks = known.flatMap((each) => (each.ok ? [] : [each.lack]));
    const sum = known.reduce((total, each) => total + (each.ok ? each.value : 0), 0);
    return new Slot(ledger, sum, String(sum), origin, lacks);
  });
}

function fieldsNamed(edition: Edition, name: string): readonly string[] | undefined {
  const found = listNames(edition).find((each) => each.name === name);
  return found?.kind === 'figure' ? found.fields : undefined;
}

function slotOf(ledger: Ledger, key: ProfileKey, value: NarrativeProfile[ProfileKey]): unknown {
  const origin = { kind: 'profile', fields: [], profile: key } as const;
  if (value === undefined) return null;
  if (typeof value === 'number') return new Slot(ledger, value, String(value), origin);
  if (typeof value === 'string') {
    const text = withoutMarks(key === 'kind' ? UNIT_KIND_LABELS[value as UnitKind] : value);
    return new Slot(ledger, text, text, origin);
  }
  return value.map((line) => new Slot(ledger, withoutMarks(line), withoutMarks(line), origin));
}

/** Defines a value at a path of names, computed once, when first read. */
function define(values: Values, path: readonly string[], compute: () => unknown): void {
  const last = path.at(-1) ?? '';
  let place = values;
  for (const step of path.slice(0, -1)) place = (place[step] ??= bare()) as Values;
  let known: unknown = null;
  // A null is computed anew each time, so that every use of a blank item is noticed.
  const get = () => (known ??= compute());
  Object.defineProperty(place, last, { enumerable: true, configurable: false, get });
}
