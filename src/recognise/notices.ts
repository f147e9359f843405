import { fieldsOf, FORM_KEYS, formsOf, type Edition, type FormKey } from '../forms';
import { rangeText, type Sheet } from '../workbook';
import { mixedForms, otherEditions } from './assemble';
import { differ, isShown, pagesOf, type Candidate, type Choice, type Tables } from './choose';
import { isAside } from './dates';
import type { FoundTable } from './found';

/** What recognition tells of its choices, in Chinese. */

export const editionName = (edition: Edition) =>
  `${edition}年版表样（${formsOf(edition)[0]?.source ?? ''}，共 ${fieldsOf(edition).length} 项）`;

export function mixedNotices(tables: Tables, edition: Edition): string[] {
  const others = otherEditions(tables, edition);
  const other: Edition = edition === 2021 ? 2019 : 2021;
  if (others.length === 0)
    return mixedForms(tables).map(
      (key) =>
        `${nameOf(key)}里混有${editionName(other)}的行名或列名；请统一版式，否则对不上的行列无法核对。`,
    );
  const names = formsOf(edition)
    .filter(({ key }) => others.includes(key))
    .map(({ name }) => name);
  return [
    `${names.join('、')}像是${editionName(other)}，其余各表是${edition}年版；请统一版式，否则对不上的行列无法核对。`,
  ];
}

/** Further copies of a table that is read, other than drafts and examples. */
export const othersOf = (key: FormKey, { thisYear, passedOver }: Choice): readonly Candidate[] =>
  thisYear[key] === undefined
    ? []
    : passedOver.filter(({ table, filled }) => table.form === key && filled > 0 && !isAside(table.sheet));

export function choiceNotices(choice: Choice): string[] {
  const { thisYear, year } = choice;
  const notices = [...pageNotices(thisYear), ...hiddenNotices(thisYear), ...officeNotices(thisYear)];
  for (const key of FORM_KEYS) {
    const chosen = thisYear[key];
    const others = othersOf(key, choice);
    if (!chosen || others.length === 0) continue;
    const name = nameOf(key);
    const where = others.map(({ table }) => placeOf(table)).join('、');
    notices.push(`${name}不止一份，核对的是工作表${placeOf(chosen.table)}的一份；${where}的另一份没有核对。`);
  }
  if (year === undefined)
    notices.push('没有看出报告年度；请在标题中写明，如“某某镇2024年政府信息公开工作年度报告”。');
  return notices;
}

/** “Sheet1”（A3:D16）. */
const placeOf = ({ sheet, range }: FoundTable) => `“${sheet.name}”（${rangeText(range)}）`;

function hiddenNotices(tables: Tables): string[] {
  return Object.values(tables)
    .flatMap(pagesOf)
    .flatMap((table) =>
      isShown(table)
        ? []
        : [
            `${nameOf(table.form)}取自工作表${placeOf(table)}，是隐藏的；请取消隐藏，确认是本年度要报送的数据。`,
          ],
    );
}

function pageNotices(tables: Tables): string[] {
  return Object.values(tables).flatMap((candidate) => {
    const sheets = [...new Set(pagesOf(candidate).map(({ sheet }) => `“${sheet.name}”`))];
    return sheets.length > 1
      ? [`${nameOf(candidate.table.form)}分在工作表${sheets.join('、')}，已合起来核对。`]
      : [];
  });
}

function officeNotices(tables: Tables): string[] {
  const home = tables.applications;
  return Object.values(tables).flatMap(({ table, unit }) =>
    differ(unit, home?.unit)
      ? [
          `${nameOf(table.form)}（工作表“${table.sheet.name}”）写的单位是“${unit ?? ''}”，表三写的是“${home?.unit ?? ''}”；请确认是同一份报告。`,
        ]
      : [],
  );
}

export const nameOf = (key: FormKey): string => formsOf(2021).find((form) => form.key === key)?.name ?? '';

export function noReport(sheets: readonly Sheet[]): string {
  const names = sheets.slice(0, 10).map(({ name }) => `“${name}”`);
  const seen =
    sheets.length === 0
      ? '没有任何工作表'
      : `看过的工作表：${names.join('、')}${sheets.length > 10 ? `等 ${sheets.length} 张` : ''}`;
  return `没有找到年度报告的表二（主动公开）、表三（申请办理）、表四（复议诉讼）中的任何一张；${seen}。请确认打开的是政府信息公开工作年度报告的工作簿，表头和各行名称与表样一致，且表格不是图片。`;
}
