import { RESULT_GROUPS, type Edition } from '../forms';
import { GOVERNMENTS, type AnnualReport, type UnitKind } from '../report';
import {
  CHANNELS,
  PROFILE_ITEMS,
  UNIT_KIND_LABELS,
  type NarrativeProfile,
  type ProfileItem,
  type ProfileKey,
} from '../profile/items';
import { readFigure, tableSlot } from './figures';
import { listNames, type TemplateName } from './names';
import type { Lack } from './passage';
import { byCount, reasonsOf } from './reasons';
import { bare, Ledger, Slot, withoutMarks, type Values } from './slot';

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
    ? `请填写“${label}”（${hint}）。`
    : `模板要用到“${label}”，请在“基本信息”中填写，或在模板中用 if 判断。`;
  return { label, message };
}

/** Builds the values; each is made when a template first asks for it. */
export function scopeOf(report: AnnualReport, profile: NarrativeProfile): Scope {
  const ledger = new Ledger();
  let lastBlank: readonly Lack[] = [];
  const profileValue = (key: ProfileKey): unknown => {
    const item: ProfileItem | undefined = PROFILE_ITEMS.find((each) => each.key === key);
    const value = profile[key];
    if (value !== undefined || item === undefined) return slotOf(ledger, key, value);
    lastBlank = [blankItem(item)];
    // A list is printed by a loop, which says nothing where there is nothing.
    if (item.value === 'lines' && item.needed) ledger.lack(lastBlank);
    return null;
  };
  const valueOf = (name: TemplateName): unknown => {
    if (name.kind === 'profile') return profileValue(name.profile as ProfileKey);
    return name.kind === 'figure' ? figureSlot(name, report, ledger) : facts[name.name]?.();
  };
  const isOneOf = (kinds: readonly UnitKind[]): boolean => {
    const { kind } = profile;
    if (kind === undefined) {
      profileValue('kind');
      ledger.lack(lastBlank);
    }
    return kind !== undefined && kinds.includes(kind);
  };
  let told: ReturnType<typeof reasonsOf> | undefined;
  const reasons = () => (told ??= reasonsOf(report, ledger));
  const facts: Readonly<Record<string, () => unknown>> = {
    有上年: () => report.lastYear !== undefined && readFigure(report.lastYear, RECEIVED).ok,
    各级政府: () => isOneOf(GOVERNMENTS),
    可制定规章: () => isOneOf(MAKES_REGULATIONS),
    主体: () => {
      if (profile.selfName === undefined) return profileValue('selfName');
      const self = withoutMarks(profile.selfName);
      const all = isOneOf(ROLLS_UP) && /^我./.test(self);
      return slotOf(ledger, 'selfName', all ? `全${self.slice(1)}各级行政机关` : self);
    },
    各渠道: () =>
      CHANNELS.filter(({ key }) => (profile[key] ?? 0) > 0).map(({ key, words }) =>
        Object.assign(bare(), { 名称: words, 条数: slotOf(ledger, key, profile[key]) }),
      ),
    各情形: () => [...reasons()].sort(byCount).map(({ told }) => told),
    ...Object.fromEntries(
      RESULT_GROUPS.map(({ key, label }) => [
        `${label}情形`,
        () => reasons().flatMap(({ group, told }) => (group === key ? [told] : [])),
      ]),
    ),
  };
  const values = valuesOf(nameTree(report.edition), valueOf);
  return { values, ledger, printedBlank: () => ledger.lack(lastBlank) };
}

function figureSlot(name: TemplateName & { kind: 'figure' }, report: AnnualReport, ledger: Ledger): Slot {
  const lastYear = name.name.startsWith('上年.');
  const from = lastYear ? report.lastYear : report;
  // Last year's report may be of the other edition, where the same name stands for other fields.
  const fields =
    from === undefined || from.edition === report.edition
      ? name.fields
      : fieldsNamed(from.edition, name.name);
  if (from && fields) return tableSlot(fields, from, ledger, lastYear);
  return new Slot(ledger, 0, '', { kind: 'figure', fields: fields ?? [], lastYear: true }, [NO_LAST_YEAR]);
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

/** Names by their steps: 表三 › 予以公开 › 总计. */
type NameTree = Map<string, TemplateName | NameTree>;
const trees = new Map<Edition, NameTree>();

function nameTree(edition: Edition): NameTree {
  const known = trees.get(edition);
  if (known) return known;
  const tree: NameTree = new Map();
  for (const name of listNames(edition)) {
    const steps = name.name.split('.');
    let place = tree;
    for (const step of steps.slice(0, -1)) {
      const next = place.get(step);
      const branch: NameTree = next instanceof Map ? next : new Map();
      place.set(step, branch);
      place = branch;
    }
    place.set(steps.at(-1) ?? '', name);
  }
  trees.set(edition, tree);
  return tree;
}

/** An object with a getter for each name; of the thousand names a text uses a few dozen. */
function valuesOf(tree: NameTree, valueOf: (name: TemplateName) => unknown): Values {
  const values = bare();
  for (const [step, node] of tree) {
    let known: unknown = null;
    // A null is asked for anew each time, so that every use of a blank item is noticed.
    const get = () => (known ??= node instanceof Map ? valuesOf(node, valueOf) : valueOf(node));
    Object.defineProperty(values, step, { enumerable: true, get });
  }
  return values;
}
