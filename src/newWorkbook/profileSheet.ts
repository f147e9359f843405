import type { Edition } from '../forms';
import {
  PROFILE_ITEMS,
  PROFILE_SHEET,
  UNIT_KIND_LABELS,
  YES_NO,
  type NarrativeProfile,
  type ProfileItem,
} from '../profile';
import { a1, referenceTo } from '../workbook';
import { SheetDraft, type SheetPlan, type Validation } from './plan';

/** 基本信息: 项目 | 内容 | 填写说明, in groups. */

const HEADER_ROW = 2;
const FIRST_ROW = HEADER_ROW + 1;
const NOTE =
  '只填“内容”一列。标“必填”的不填写，就不能生成正文；标“政府必填”的，乡镇、县、市、省级政府都要填；其余没有可以不填。';

const NEEDED: Readonly<Record<NonNullable<ProfileItem['needed']>, string>> = {
  always: '必填。',
  governments: '政府必填。',
  edition2021: '必填。',
};

/** In points: what is likely to be long, or to be explained at length, has room for two lines. */
const HEIGHTS: Readonly<Partial<Record<ProfileItem['value'], number>>> = {
  lines: 64,
  text: 30,
  website: 30,
  yesNo: 30,
};
const ONE_LINE = 22;

type Row = { readonly item: ProfileItem } | { readonly group: string };

/** Group captions and items in the order of the sheet. */
const ROWS: readonly Row[] = PROFILE_ITEMS.flatMap((item, place): Row[] =>
  PROFILE_ITEMS[place - 1]?.group === item.group ? [{ item }] : [{ group: item.group }, { item }],
);

/** Absolute reference to the cell that holds an item. */
export function profileReference(key: string): string {
  const row = FIRST_ROW + ROWS.findIndex((each) => 'item' in each && each.item.key === key);
  const place = a1({ row, column: 1 }).replace(/([A-Z]+)(\d+)/, '$$$1$$$2');
  return referenceTo({ sheet: PROFILE_SHEET, row, column: 1 }).replace(/![A-Z]+\d+$/, `!${place}`);
}

export function profileSheet(edition: Edition, profile: NarrativeProfile): SheetPlan {
  const draft = new SheetDraft();
  const validations: Validation[] = [];
  const heights: Record<number, number> = { 0: 32, 1: 30, [HEADER_ROW]: 22 };
  draft.put({ row: 0, column: 0, columns: 3 }, 'sheetTitle', { value: PROFILE_SHEET });
  draft.put({ row: 1, column: 0, columns: 3 }, 'sheetNote', { value: NOTE });
  ['项目', '内容', '填写说明'].forEach((value, column) =>
    draft.put({ row: HEADER_ROW, column }, 'blockCaption', { value }),
  );
  ROWS.forEach((each, place) => {
    const row = FIRST_ROW + place;
    if ('group' in each) {
      draft.put({ row, column: 0, columns: 3 }, 'itemGroup', { value: each.group });
      heights[row] = 20;
      return;
    }
    const { item } = each;
    const numeric = item.value === 'count' || item.value === 'money' || item.value === 'year';
    draft.put({ row, column: 0 }, 'label', { value: labelOf(item) });
    draft.put({ row, column: 1 }, numeric ? 'itemNumber' : 'itemText', contentOf(item, profile));
    const needed =
      item.needed && !item.derived && (item.needed !== 'edition2021' || edition === 2021)
        ? NEEDED[item.needed]
        : '';
    draft.put({ row, column: 2 }, 'itemHint', { value: needed + item.hint });
    heights[row] = HEIGHTS[item.value] ?? ONE_LINE;
    const allowed = validationOf(item, row);
    if (allowed) validations.push(allowed);
  });
  return {
    name: PROFILE_SHEET,
    cells: draft.ordered(),
    merges: draft.merges,
    widths: [26, 46, 54],
    heights,
    validations,
    frozenRows: FIRST_ROW,
    onePage: true,
    repeatedRows: [HEADER_ROW, HEADER_ROW],
  };
}

function labelOf({ label, unit, value }: ProfileItem): string {
  return unit === undefined || value === 'year' ? label : `${label}（${unit}）`;
}

function contentOf(item: ProfileItem, profile: NarrativeProfile): { value?: number | string } {
  const value = profile[item.key as keyof NarrativeProfile];
  if (value === undefined) return {};
  if (typeof value === 'number') return { value };
  if (typeof value !== 'string') return { value: value.join('\n') };
  return { value: item.key === 'kind' && profile.kind ? UNIT_KIND_LABELS[profile.kind] : value };
}

function validationOf(item: ProfileItem, row: number): Validation | undefined {
  const range = { top: row, left: 1, bottom: row, right: 1 };
  switch (item.value) {
    case 'count':
      return { range, allow: { kind: 'whole', least: 0 }, message: '请填 0 或正整数。' };
    case 'money':
      return { range, allow: { kind: 'decimal', least: 0 }, message: '请填以元为单位的数，没有填 0。' };
    case 'year':
      return { range, allow: { kind: 'whole', least: 2008, most: 2100 }, message: '请填四位年份，如 2024。' };
    case 'yesNo':
      return { range, allow: { kind: 'list', choices: YES_NO }, message: '请选“是”或“否”。' };
    case 'kind': {
      const choices = Object.values(UNIT_KIND_LABELS);
      return { range, allow: { kind: 'list', choices }, message: '请从列表中选择。' };
    }
    default:
      return undefined;
  }
}
