import { disputeTotal } from './disputeTotal';

export const rule = disputeTotal('T4-3', 'litigationAfterReconsideration', '行政诉讼·复议后起诉');
