import type { AnnualReport } from '../report';
import { linesWith, textIn, textsOf, type Line } from './narrative';
import { remember } from './remember';
import { sought } from './sought';

/** 信息处理费 as a text states it (国办函〔2020〕109号). Amounts in 元; undefined where the text is silent. */
interface StatedFee {
  /** 收费通知 件数 */
  readonly notices: number | undefined;
  /** 通知收取总金额 */
  readonly notified: number | undefined;
  /** 实际收取总金额 */
  readonly collected: number | undefined;
}

export interface HandlingFee extends StatedFee {
  /** Where it is stated, for the finding. */
  readonly lines: readonly Line[];
}

/** 污水处理费, 垃圾处理费, 无害化处理费 are other fees. */
const FEE = '(?<!水|污泥|垃圾|废物|废弃物|无害化)处理费';
const ABOUT = sought(
  ['处理费', '收费通知', '收取任何费用'],
  new RegExp(`${FEE}|收费通知|未收取任何费用|没有收取任何费用`, 'g'),
);
const NUMBER = '(\\d[\\d,，.]*)';
const NOTICES = new RegExp(
  `(?:收费通知|${FEE})[^。；\\d]{0,8}${NUMBER}[件份次]|${NUMBER}[件份](?:申请)?[^。；\\d]{0,6}(?:收费通知|收取信息处理费)`,
);
/** What stands between the words and their amount: no other amount's words, and not the end of 《……的通知》. */
const APART = '(?!实际|实收|应收|通知)[^。；》\\n]';
const NOTIFIED = new RegExp(
  [
    `(?:通知|应收)(?:${APART}){0,24}?(?:总?金额|合计|共计)[^。；\\d]{0,4}${NUMBER}(万?元)`,
    `(?:(?:通知|应当?|应予)(?:收取|收费|缴费|缴纳)|应收|应缴)[^。；，\\d]{0,16}${NUMBER}(万?元)`,
  ].join('|'),
);
/** Cases may be counted first: 实际收取2件，共计300元. */
const RECEIVED = new RegExp(
  `(?:实际收取|实收|实际收到|实际缴纳)(?:\\d+[件份笔次]|[^。；\\n\\d]){0,24}${NUMBER}(万?元)`,
);
/** Only where 实际 stands nowhere; what was notified or is due is not collected yet. */
const COLLECTED = new RegExp(
  `(?<!通知|应|应当|应予|拟|需|未|没有|无)收取[^。；]{0,12}${FEE}[^。；]{0,12}?${NUMBER}(万?元)`,
);
const NONE = new RegExp(
  `(?:未|没有|无)(?:产生|收取|发生|收到|涉及)?[^。；，\\d]{0,12}(?:${FEE}|任何费用)|${FEE}[^。；，\\d]{0,8}为(?:零|0(?![\\d.]))`,
);

/** 发出收费通知的件数和总金额均为0 */
const NO_NOTICES =
  /收费通知(?:的)?(?:件数|份数)?(?:和|、|及|与)?(?:总?金额)?[^。；，\d]{0,4}(?:均|都|皆)?为[0零]/;

function amount(number: string | undefined, unit: string | undefined): number | undefined {
  if (number === undefined) return undefined;
  // Most amounts are a plain 0.
  const value = number === '0' ? 0 : Number(number.replace(/[,，]/g, ''));
  if (!Number.isFinite(value)) return undefined;
  return unit === '万元' ? Math.round(value * 1_000_000) / 100 : value;
}

const NAMED = new RegExp(`${FEE}|收费通知`);
/** 行政事业性收费 in general, which 表二 counts in 万元, and other fees for the treatment of something. */
const OTHER_FEES = /行政事业|(?:水|污泥|垃圾|废物|废弃物|无害化)处理费/;

/** A text without its clauses on other fees: 信息处理费 in brackets is only part of them. */
export function withoutOtherFees(text: string): string {
  if (!OTHER_FEES.test(text)) return text;
  const isOther = (clause: string) =>
    OTHER_FEES.test(clause) && !NAMED.test(clause.replace(/（[^）]{0,100}）/g, ''));
  return text
    .split(/(?<=[，。；\n])/)
    .filter((clause) => !isOther(clause))
    .join('');
}

/** Read once a report: every rule on the fee asks for it. */
export const handlingFeeIn = remember((report: AnnualReport): HandlingFee | undefined => {
  const lines = linesWith(report, ABOUT);
  if (lines.length === 0) return undefined;
  const { notices, notified, collected } = feeStated(lines.map((line) => line.text).join('\n'));
  return { lines, notices, notified, collected };
}, textsOf);

/** What one section says of the fee. */
export function feeInSection(text: string): Partial<StatedFee> {
  if (!NAMED.test(text)) return {};
  const lines = text.split('\n').filter((line) => NAMED.test(line));
  return feeStated(lines.join('\n'));
}

function feeStated(lines: string): StatedFee {
  const text = withoutOtherFees(lines);
  const notices = NOTICES.exec(text);
  const notified = NOTIFIED.exec(text);
  const collected = RECEIVED.exec(text) ?? COLLECTED.exec(text);
  const noNotices = () => (NO_NOTICES.test(text) ? 0 : undefined);
  return {
    notices: amount(notices?.[1] ?? notices?.[2], undefined) ?? noNotices(),
    notified: amount(notified?.[1] ?? notified?.[3], notified?.[2] ?? notified?.[4]) ?? noNotices(),
    collected: amount(collected?.[1], collected?.[2]) ?? (NONE.test(text) ? 0 : undefined),
  };
}

/** The cells that state the fee. */
export const cellsOfFee = (fee: HandlingFee) => fee.lines.map(({ cell }) => cell);

/** 六、其他需要报告的事项 stands there and does not speak of fees: F-11 tells it. */
export function isSilentOnFee(report: AnnualReport): boolean {
  const text = textIn(report, 'otherMatters');
  return text !== undefined && !/处理费|收费|费用/.test(text);
}
