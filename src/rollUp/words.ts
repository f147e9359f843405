import { fieldsOf, formsOf, type Field } from '../forms';
import {
  likelySums,
  likelyTheSame,
  nameOf,
  partsOf,
  type Comparison,
  type Difference,
  type LeftOut,
  type RollUp,
  type Roster,
  type SlipKind,
  type Suspicion,
  type UnitReport,
} from '../rollUp';
import { addressOf } from '../workbook';

/** What a roll-up has to tell besides its sums, in Chinese. */

/** Something that is not in the sums. */
export interface Omission {
  /** A unit on the list that has handed in nothing has no file; a file that cannot be read, a unit only by its name. */
  readonly unit?: string;
  readonly file?: string;
  readonly what: string;
  readonly why: string;
  /** Blanks and "/", which are 0, or a second copy are not: nothing is lost. */
  readonly grave: boolean;
}

/** "青石镇（报送/青石镇.xlsx）" */
export const whose = ({ unit, file }: Pick<Omission, 'unit' | 'file'>): string =>
  unit === undefined ? (file ?? '') : file === undefined ? unit : `${unit}（${file}）`;

export const WHOLE_REPORT = '整份年报';

/** "共 40 个文件，计入 37 份（2025年，2021年版表样）" */
export function countedText(count: number, { year, edition, counted }: RollUp): string {
  const ofYear = year === undefined ? '年度未识别' : `${year}年`;
  return `共 ${count} 个文件，计入 ${counted.length} 份（${ofYear}，${edition}年版表样）`;
}

export const NOTHING_COUNTED = '没有一份年报可以汇总。';

/** What stands over the parts of a roll-up, with how much each holds. */
export const ALL_COUNTED = '各份年报的数都已计入';
export const omittedText = (count: number): string => `没有计入 ${count} 项`;
export const slightText = (count: number): string => `另有 ${count} 项空白、“/”或重复的文件，不影响合计`;
export const faultyText = (count: number): string => `表格还有必改问题 ${count} 份`;
export const TO_VERIFY = '请核实';

/** "必改 2 处，首个：…" */
export const faultsText = ({ faults }: UnitReport): string =>
  `必改 ${faults.length} 处，首个：${faults[0] ?? ''}`;

export const faultyOf = ({ counted }: RollUp): readonly UnitReport[] =>
  counted.filter(({ faults }) => faults.length > 0);

export function unlistedLine(roster: Roster | undefined): readonly string[] {
  if (!roster || roster.unlisted.length === 0) return [];
  return [`有 ${roster.unlisted.length} 份不在单位名单上：${roster.unlisted.map(whose).join('、')}（H-2）`];
}

/** Whole reports first, then figures of those that are counted; at the end what loses nothing. */
export function omissionsOf(rolled: RollUp): readonly Omission[] {
  const parts = partsOf(rolled.edition);
  const all = [
    ...rolled.leftOut.map((each) => ({
      ...named(each.report),
      what: WHOLE_REPORT,
      why: reasonOf(each, rolled),
      grave: each.reason !== 'copy' && !isSuperseded(each, rolled),
    })),
    ...rolled.counted.flatMap((report) => gapsOf(report, (field) => !parts.has(field.index))),
  ];
  return [...all.filter(({ grave }) => grave), ...all.filter(({ grave }) => !grave)];
}

const named = ({ unit, file }: UnitReport) => ({ ...(unit !== undefined && { unit }), file });

/** Another year's report beside this year's. */
function isSuperseded({ report, reason }: LeftOut, { counted }: RollUp): boolean {
  const name = nameOf(report);
  return reason === 'otherYear' && name !== undefined && counted.some((each) => nameOf(each) === name);
}

function reasonOf({ report, reason, others }: LeftOut, { year, edition }: RollUp): string {
  switch (reason) {
    case 'otherYear':
      return `是 ${report.year}年的年报，这里汇总 ${year}年`;
    case 'otherEdition':
      return `用的是 ${report.edition}年版表样，不能与 ${edition}年版的相加；请换表样重填`;
    case 'own':
      return `单位与要编制的年报相同，不是它的下属单位`;
    case 'copy':
      return `与 ${others[0] ?? ''} 同一单位、同一年度，各数相同，只计一份`;
    case 'double':
      return `同一单位、同一年度有 ${others.length + 1} 份而数字不同，都没有计入；请只留一份（H-2）`;
  }
}

/** Totals are left aside: they are added up from their parts. */
function gapsOf(report: UnitReport, isPart: (field: Field) => boolean): readonly Omission[] {
  const fields = fieldsOf(report.edition);
  const gaps = report.gaps.flatMap((gap) => {
    const field = fields[gap.field];
    return field && isPart(field) ? [{ ...gap, field }] : [];
  });
  const all = named(report);
  const unreadable = gaps
    .filter(({ what }) => what === 'unreadable')
    .map(({ field, text }) => ({
      ...all,
      what: `${placeOf(field, report)} ${field.label}`,
      why: `“${text ?? ''}”不是数，没有计入`,
      grave: true,
    }));
  const byForm = (kind: string) =>
    formsOf(report.edition).flatMap((form) => {
      const its = gaps.filter(({ what, field }) => what === kind && field.form === form);
      return its.length === 0 ? [] : [{ form, its }];
    });
  const missing = byForm('missing').map(({ form, its }) => {
    const labels = its.slice(0, MOST_NAMED).map(({ field }) => field.label);
    const whole = its.length === fields.filter((field) => field.form === form && isPart(field)).length;
    const more = its.length > MOST_NAMED ? ` 等 ${its.length} 格` : '';
    return {
      ...all,
      what: whole ? form.name : `${form.name} ${labels.join('、')}${more}`,
      why: '没有找到，没有计入',
      grave: true,
    };
  });
  const empty = ['blank', 'notApplicable'].flatMap((kind) =>
    byForm(kind).map(({ form, its }) => {
      const texts = [...new Set(its.flatMap(({ text }) => text ?? []))].map((text) => `“${text}”`);
      return `${form.name} ${its.length} 格${kind === 'blank' ? '空白' : `填${texts.join('')}`}`;
    }),
  );
  const zeros = { ...all, what: empty.join('，'), why: '按 0 计', grave: false };
  return [...unreadable, ...missing, ...(empty.length > 0 ? [zeros] : [])];
}

/** Figures or reports that are told of by name. */
const MOST_NAMED = 3;

/** "表三!D12" */
function placeOf({ index, form }: Field, { cells }: UnitReport): string {
  const cell = cells[index];
  return cell ? addressOf(cell) : form.name;
}

/** "A、B 等 7 份" */
export function someOf(reports: readonly UnitReport[]): string {
  const named = reports.slice(0, MOST_NAMED).map(whose).join('、');
  return reports.length > MOST_NAMED ? `${named} 等 ${reports.length} 份` : named;
}

/** What no program can know (H-3, H-4) and what looks like a slip. */
export function remarksOf(rolled: RollUp): readonly string[] {
  const { counted, edition } = rolled;
  const some = (isMeant: (field: Field) => boolean) =>
    fieldsOf(edition).some((field) => isMeant(field) && (rolled.sums[field.index]?.sum ?? 0) !== 0);
  const told = (reports: readonly UnitReport[], tell: (count: number, units: string) => string) =>
    reports.length === 0 ? [] : [tell(reports.length, someOf(reports))];
  return [
    ...likelyTheSame(counted).map(
      ([one, other]) => `${whose(one)}与${whose(other)}像是同一单位，都已计入；是的请只留一份（H-2）`,
    ),
    ...told(
      likelySums(counted),
      (_, units) => `${units}与下级政府或部门的年报放在一起：如果已含它们的数，就会重复计入，请移出（H-5）`,
    ),
    ...told(
      counted.filter(({ doubled }) => doubled.length > 0),
      (count, units) => `有 ${count} 份工作簿里同一张表有两份，只计了一份：${units}（H-2）`,
    ),
    ...told(
      counted.filter(({ unit }) => unit === undefined),
      (count, units) => `有 ${count} 份没有识别出单位，已计入：${units}（H-2）`,
    ),
    ...told(
      counted.filter(({ figures }) => figures.every((figure) => (figure ?? 0) === 0)),
      (count, units) => `有 ${count} 个单位各表全为 0，请确认不是没有填：${units}`,
    ),
    ...(some(({ row }) => row.key === 'normativeDocuments')
      ? ['几个单位联合制发的行政规范性文件，每个单位都报了的，只应计一次（H-3）']
      : []),
    ...(some(({ form }) => form.key === 'disputes')
      ? ['原机关与复议机关为同一件事都报了复议或诉讼的，同一案件只应计一次（H-4）']
      : []),
  ];
}

const SLIPS: Readonly<Record<SlipKind, string>> = {
  missing: '漏计',
  doubled: '重复计入',
  included: '计入了这里没有计入的',
};

export function suspicionText({ kind, reports, cells, whole }: Suspicion): string {
  const units = reports.map(whose).join('或');
  if (!whole) return `有 ${cells} 格的差额恰好是${units}的数，可能${SLIPS[kind]}`;
  const alike = reports.length > 1 ? '（各数相同，分不出是哪一个）' : '';
  return `很可能${SLIPS[kind]}${units}${alike}：${cells} 格的差额由此而来`;
}

/** "漏计青石镇、重复计入黑山镇"; empty where nothing explains the difference, or several units alike. */
export function slipsText({ slips }: Difference): string {
  return slips.map(({ kind, report }) => `${SLIPS[kind]}${report.unit ?? report.file}`).join('、');
}

/** "12", "空白" */
export const statedText = ({ stated }: Difference): string =>
  stated === undefined ? '空白' : String(stated);

/** Where this level and rule come from: H-1 is nobody's official text. */
export const COMPARISON_BASIS = '各地汇编通知要求政府年报汇总所属部门和乡镇（街道）的年报（地方做法）';

/** @param file the government's own report */
export const comparedText = (file: string, { agreeing, differences }: Comparison): string =>
  `与 ${file} 逐格核对：一致 ${agreeing} 格，不一致 ${differences.length} 格`;

/** Figures of the government's that cannot be read, told by name. */
export function unreadText({ unread }: Comparison): string {
  const labels = unread.slice(0, MOST_NAMED).map(({ form, label }) => `${form.name} ${label}`);
  const more = unread.length > MOST_NAMED ? '等' : '';
  return `其中 ${unread.length} 格读不出，没有核对：${labels.join('、')}${more}`;
}

export const explainText = ({ differences }: Comparison): string => `需说明 ${differences.length} 处 [H-1]`;
export const BASIS_TEXT = `依据：${COMPARISON_BASIS}`;

/** Where the government's figure stands: "表二!B16". */
export const differencePlace = ({ cell, field }: Difference): string =>
  cell ? addressOf(cell) : field.form.name;

const NUMBERS = '①②③④⑤⑥⑦⑧⑨⑩';
/** Suspicions are numbered, so that differences can point to them. */
export const numberOf = (place: number): string => NUMBERS[place] ?? '·';

/** "①②" where all slips behind a difference were told as suspicions, else "（可能漏计青石镇）"; empty where none is. */
export function differenceReason(difference: Difference, suspicions: readonly Suspicion[]): string {
  const { slips } = difference;
  if (slips.length === 0) return '';
  const numbers = slips.flatMap(({ kind, report }) => {
    const place = suspicions.findIndex((each) => each.kind === kind && each.reports.includes(report));
    return place < 0 ? [] : numberOf(place);
  });
  return numbers.length === slips.length
    ? [...new Set(numbers)].join('')
    : `（可能${slipsText(difference)}）`;
}
