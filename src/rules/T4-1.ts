import { disputeTotal } from './disputeTotal';

export const rule = disputeTotal('T4-1', 'reconsideration', '行政复议');
