import type { Scope } from './meaning';

/**
 * 口径: other readings of the same words that people use in good faith. A number that fits one of them is not called
 * wrong; it is to be explained (需说明). Each is named as the office would say it.
 */
export interface Reading {
  /** Field ids with + and -. */
  readonly expression: string;
  readonly name: string;
}

const RECEIVED = 'applications.newlyReceived.total';
const BOTH = 'applications.newlyReceived.total+applications.carriedOver.total';
const DONE = 'applications.resultsTotal.total';
const GRANTED = 'applications.granted.total';
const RECONSIDERATION = 'disputes.reconsideration.total';
const DIRECT = 'disputes.directLitigation.total';
const LITIGATION = `${DIRECT}+disputes.litigationAfterReconsideration.total`;
const PENDING_LITIGATION =
  'disputes.directLitigation.pending-disputes.litigationAfterReconsideration.pending';

const withCarriedOver: Reading = { expression: BOTH, name: '本年新收与上年结转之和' };

/** By the expression that the words state at first sight. */
export const OTHER_READINGS: Readonly<Record<string, readonly Reading[]>> = {
  [RECEIVED]: [withCarriedOver],
  [BOTH]: [{ expression: RECEIVED, name: '本年新收（不含上年结转）' }],
  [DONE]: [
    {
      expression: `${DONE}-applications.otherNotCorrected.total-applications.otherFeeUnpaid.total`,
      name: '办理结果总计（不含逾期不补正、逾期未缴费）',
    },
    {
      expression: `${DONE}-applications.otherNotCorrected.total`,
      name: '办理结果总计（不含逾期不补正）',
    },
  ],
  [GRANTED]: [{ expression: `${GRANTED}+applications.partlyGranted.total`, name: '予以公开与部分公开之和' }],
  [RECONSIDERATION]: [
    {
      expression: `${RECONSIDERATION}-disputes.reconsideration.pending`,
      name: '行政复议总计减去尚未审结',
    },
  ],
  [LITIGATION]: [
    { expression: `${LITIGATION}-${PENDING_LITIGATION}`, name: '行政诉讼总计减去尚未审结' },
    { expression: DIRECT, name: '未经复议直接起诉' },
  ],
};

/** 办理…申请: what was received, with last year's, or what was done. */
export const LOOSE_READINGS: readonly string[] = [RECEIVED, BOTH, DONE];

/** Words that announce another 口径 by themselves. */
export const SCOPES: Readonly<Record<Scope, string>> = {
  filed: '备案口径（报送备案的文件数，不是本年制发数）',
  publicised: '公示口径（公示数，不是全部处理决定数）',
  posted: '公开条数口径（发布的条数，不是本年制发件数）',
  ownOffice: '本机关口径（表为汇总数）',
  wholeArea: '全域口径（表为本机关数）',
};
