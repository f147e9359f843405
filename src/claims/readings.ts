import type { Scope } from './meaning';

/**
 * 口径: other readings of the same words that people use in good faith. A number that fits one of them is not called
 * wrong; it is to be explained (需说明). Each is named as the office would say it.
 */
export interface Reading {
  /** Ids added, and ids taken away (written "-id"). */
  readonly terms: readonly string[];
  readonly name: string;
}

const RECEIVED = 'applications.newlyReceived.total';
const CARRIED_OVER = 'applications.carriedOver.total';
const DONE = 'applications.resultsTotal.total';
const NOT_CORRECTED = '-applications.otherNotCorrected.total';
const FEE_UNPAID = '-applications.otherFeeUnpaid.total';

const withCarriedOver: Reading = { terms: [RECEIVED, CARRIED_OVER], name: '本年新收与上年结转之和' };
const done: Reading = { terms: [DONE], name: '本年度办理结果总计' };

const closed = (kind: string, name: string): Reading => ({
  terms: [`disputes.${kind}.total`, `-disputes.${kind}.pending`],
  name: `${name}总计减去尚未审结`,
});

/** By the expression that the words state at first sight. */
export const OTHER_READINGS: Readonly<Record<string, readonly Reading[]>> = {
  [RECEIVED]: [withCarriedOver],
  [`${RECEIVED}+${CARRIED_OVER}`]: [{ terms: [RECEIVED], name: '本年新收（不含上年结转）' }],
  [DONE]: [
    { terms: [DONE, NOT_CORRECTED, FEE_UNPAID], name: '办理结果总计（不含逾期不补正、逾期未缴费）' },
    { terms: [DONE, NOT_CORRECTED], name: '办理结果总计（不含逾期不补正）' },
  ],
  'applications.granted.total': [
    {
      terms: ['applications.granted.total', 'applications.partlyGranted.total'],
      name: '予以公开与部分公开之和',
    },
  ],
  'disputes.reconsideration.total': [closed('reconsideration', '行政复议')],
  'disputes.directLitigation.total+disputes.litigationAfterReconsideration.total': [
    {
      terms: [
        'disputes.directLitigation.total',
        'disputes.litigationAfterReconsideration.total',
        '-disputes.directLitigation.pending',
        '-disputes.litigationAfterReconsideration.pending',
      ],
      name: '行政诉讼总计减去尚未审结',
    },
    { terms: ['disputes.directLitigation.total'], name: '未经复议直接起诉' },
  ],
};

/** 办理…申请: what was received, with last year's, or what was done. */
export const LOOSE_READINGS: readonly Reading[] = [
  { terms: [RECEIVED], name: '本年新收' },
  withCarriedOver,
  done,
];

/** Words that announce another 口径 by themselves. */
export const SCOPES: Readonly<Record<Scope, string>> = {
  filed: '备案口径（报送备案的文件数，不是本年制发数）',
  publicised: '公示口径（公示数，不是全部处理决定数）',
  ownOffice: '本机关口径（表为汇总数）',
  wholeArea: '全域口径（表为本机关数）',
};
