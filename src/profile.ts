import { z } from 'zod';
import { readCell, type ItemReading } from './profile/cell';
import {
  CHANNELS,
  PROFILE_ITEMS,
  type NarrativeProfile,
  type ProfileItem,
  type ProfileKey,
} from './profile/items';
import { isLastYears, isProfileSheet } from './recognise/profileWords';
import { GOVERNMENTS, type AnnualReport } from './report';
import type { Cell, CellAddress, Sheet } from './workbook';

export {
  CHANNELS,
  PROFILE_ITEMS,
  UNIT_KIND_LABELS,
  YES_NO,
  type NarrativeProfile,
  type ProfileItem,
  type ProfileKey,
} from './profile/items';
/** Name of the sheet that `gouji new` makes; others are recognised by what stands in them. */
export { PROFILE_SHEET } from './recognise/profileWords';

z.config({ jitless: true });

/** Something in 基本信息 that cannot be right. */
export interface ProfileProblem {
  readonly label: string;
  readonly cell?: CellAddress;
  /** Chinese, with what to do. */
  readonly message: string;
}

export interface ProfileReading {
  readonly profile: NarrativeProfile;
  readonly problems: readonly ProfileProblem[];
  /** Labels of the items that a text cannot be written without and that nobody filled in. */
  readonly missing: readonly string[];
  /** The cell that holds (or should hold) each item that stands in the workbook. */
  readonly cells: ReadonlyMap<ProfileKey, CellAddress>;
}

/**
 * Reads 基本信息 (项目 | 内容) wherever it stands. What the report itself says fills the gaps: unit, kind and
 * year from its titles, the self-name from the unit, the total from the channels.
 */
export function readProfile(sheets: readonly Sheet[], report: AnnualReport): ProfileReading {
  const problems: ProfileProblem[] = [];
  const cells = new Map<ProfileKey, CellAddress>();
  const held: { [key: string]: unknown } = {};
  for (const { item, label, content, cell, exact } of itemsIn(sheets)) {
    const reading: ItemReading = readCell(content, item);
    // The caption of a group may be another name of one of its items (单位): the item's own name goes before.
    if (!cells.has(item.key) || (exact && !(item.key in held))) cells.set(item.key, cell);
    if (reading.kind === 'blank') continue;
    if (reading.kind === 'fault') {
      problems.push({ label, cell, message: `“${label}”${reading.message}` });
    } else if (item.key in held && JSON.stringify(held[item.key]) !== JSON.stringify(reading.value)) {
      problems.push({ label, cell, message: `“${label}”填了两处，内容不同，请只留一处。` });
    } else {
      held[item.key] = reading.value;
      cells.set(item.key, cell);
    }
  }
  const profile = completed(held as NarrativeProfile, report);
  problems.push(...contradictions(profile, report, cells));
  const missing = PROFILE_ITEMS.filter((item) => isNeeded(item, profile, report))
    .filter(({ key }) => profile[key] === undefined)
    .map(({ label }) => label);
  return { profile, problems, missing, cells };
}

/** Whether a report of this kind and edition cannot be written without the item. */
export function isNeeded(item: ProfileItem, profile: NarrativeProfile, report: AnnualReport): boolean {
  // What follows from 机关全称 is asked for once that is known, and does not tell it.
  if (item.derived && profile.unit === undefined) return false;
  switch (item.needed) {
    case 'always':
      return true;
    case 'governments':
      return profile.kind !== undefined && GOVERNMENTS.includes(profile.kind);
    case 'edition2021':
      return report.edition === 2021;
    default:
      return false;
  }
}

interface Found {
  readonly item: (typeof PROFILE_ITEMS)[number];
  readonly label: string;
  readonly content: Cell | undefined;
  readonly cell: CellAddress;
  /** The label is the item's own name, not an alias. */
  readonly exact: boolean;
}

/** Longer texts name no item. */
const LONGEST_LABEL = 60;

const plain = (text: string): string =>
  text.length > LONGEST_LABEL
    ? ''
    : text
        .normalize('NFKC')
        .replace(/\([^)]*\)/g, '')
        .replace(/[\s:*"“”、,.]/g, '');

const BY_LABEL: ReadonlyMap<string, (typeof PROFILE_ITEMS)[number]> = new Map(
  PROFILE_ITEMS.flatMap((item) => [item.label, ...item.aliases].map((words) => [plain(words), item])),
);
/** A sheet of another name is taken for the profile when at least this many different labels stand in one column. */
const FEWEST_LABELS = 4;

function itemsIn(sheets: readonly Sheet[]): Found[] {
  const named = sheets.filter(({ name }) => isProfileSheet(name));
  if (named.length > 0) return named.flatMap(itemsOnSheet);
  return sheets
    .filter(({ name }) => !isLastYears(name))
    .map(itemsOnSheet)
    .filter(isProfile)
    .flat();
}

/** An address list names the same few items again and again. */
function isProfile(items: readonly Found[]): boolean {
  const different = new Set(items.map(({ item }) => item.key)).size;
  return different >= FEWEST_LABELS && items.length < 2 * different;
}

function itemsOnSheet(sheet: Sheet): Found[] {
  const labelled = sheet.cells.flatMap((cell) => {
    const item = typeof cell.value === 'string' ? BY_LABEL.get(plain(cell.value)) : undefined;
    return item ? [{ item, cell }] : [];
  });
  const labels = columnOfMost(labelled.map(({ cell }) => cell.column));
  if (labels === undefined) return [];
  const contents = contentColumn(sheet, labels);
  return labelled
    .filter(({ cell }) => cell.column === labels)
    .map(({ item, cell: { row, value } }) => ({
      item,
      exact: plain(String(value)) === plain(item.label),
      label: item.label,
      content: sheet.cells.find((cell) => cell.row === row && cell.column === contents),
      cell: { sheet: sheet.name, row, column: contents },
    }));
}

function columnOfMost(columns: readonly number[]): number | undefined {
  const counts = new Map<number, number>();
  for (const column of columns) counts.set(column, (counts.get(column) ?? 0) + 1);
  return [...counts].sort((one, other) => other[1] - one[1])[0]?.[0];
}

/** The column headed 内容, else the one behind the labels, merged cells passed over. */
function contentColumn(sheet: Sheet, labels: number): number {
  const headed = sheet.cells.find(
    ({ value, column }) =>
      column > labels && typeof value === 'string' && /^(?:内容|填写内容|填报内容)$/.test(plain(value)),
  );
  if (headed) return headed.column;
  const merge = sheet.merges.find(({ left, right }) => left === labels && right > labels);
  return (merge?.right ?? labels) + 1;
}

function completed(held: NarrativeProfile, report: AnnualReport): NarrativeProfile {
  const unit = held.unit ?? report.profile.unit;
  const kind = held.kind ?? report.profile.kind;
  const year = held.year ?? report.profile.year;
  const selfName = held.selfName ?? (unit === undefined ? undefined : selfNameOf(unit));
  const channels = CHANNELS.map(({ key }) => held[key]).filter((count) => count !== undefined);
  const published =
    held.published ?? (channels.length > 0 ? channels.reduce((sum, count) => sum + count, 0) : undefined);
  return {
    ...held,
    ...(unit !== undefined && { unit }),
    ...(kind !== undefined && { kind }),
    ...(year !== undefined && { year }),
    ...(selfName !== undefined && { selfName }),
    ...(published !== undefined && { published }),
  };
}

/** 我镇, 我局 …: how an office speaks of itself, by the end of its name; longest ending first. */
const SELF_NAMES: readonly (readonly [ending: RegExp, name: string])[] = [
  [/(?:街道|街道办事处|街道办)$/, '我街道'],
  [/镇(?:人民政府|政府)?$/, '我镇'],
  [/(?:民族|苏木)?乡(?:人民政府|政府)?$/, '我乡'],
  [/县(?:人民政府|政府)?$/, '我县'],
  [/旗(?:人民政府|政府)?$/, '我旗'],
  [/自治州(?:人民政府|政府)?$/, '我州'],
  [/省(?:人民政府|政府)?$/, '我省'],
  [/自治区(?:人民政府|政府)?$/, '我区'],
  [/市(?:人民政府|政府)?$/, '我市'],
  [/区(?:人民政府|政府)?$/, '我区'],
  [/局$/, '我局'],
  [/厅$/, '我厅'],
  [/委$|委员会$/, '我委'],
  [/办$|办公室$|办公厅$/, '我办'],
  [/中心$/, '我中心'],
  [/院$/, '我院'],
  [/部$/, '我部'],
  [/署$/, '我署'],
];

export function selfNameOf(unit: string): string | undefined {
  return SELF_NAMES.find(([ending]) => ending.test(unit))?.[1];
}

/** What is wrong between items, each item by itself being readable. */
function contradictions(
  profile: NarrativeProfile,
  report: AnnualReport,
  cells: ReadonlyMap<ProfileKey, CellAddress>,
): ProfileProblem[] {
  const problems: ProfileProblem[] = [];
  const object = (key: ProfileKey, message: string) => {
    const label = PROFILE_ITEMS.find((item) => item.key === key)?.label ?? key;
    const cell = cells.get(key);
    problems.push({ label, ...(cell && { cell }), message });
  };
  const { year, published, problems: found, measures } = profile;
  const { feeNotices, notifiedAmount, collectedAmount } = profile;
  const reported = report.profile.year;
  if (year !== undefined && reported !== undefined && year !== reported) {
    object('year', `“年度”是 ${year}，表的标题是 ${reported} 年，请改成一致。`);
  }
  const channels = CHANNELS.reduce((sum, { key }) => sum + (profile[key] ?? 0), 0);
  if (published !== undefined && channels > 0 && channels !== published) {
    object('published', `各渠道公开数相加是 ${channels}，总数是 ${published}，请补上其他渠道或改正。`);
  }
  if (found && measures && found.length !== measures.length) {
    object('measures', `存在问题有 ${found.length} 条，改进措施有 ${measures.length} 条，请一一对应。`);
  }
  if (notifiedAmount !== undefined && collectedAmount !== undefined && collectedAmount > notifiedAmount) {
    object(
      'collectedAmount',
      `实际收取 ${collectedAmount} 元大于收费通知总金额 ${notifiedAmount} 元，请核对。`,
    );
  }
  if (feeNotices === 0 && ((notifiedAmount ?? 0) > 0 || (collectedAmount ?? 0) > 0)) {
    object('feeNotices', '收费通知件数是 0，却有金额，请核对。');
  }
  return problems;
}
