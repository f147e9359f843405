import { disputeTotal } from './disputeTotal';

export const rule = disputeTotal('T4-2', 'directLitigation', '行政诉讼·未经复议直接起诉');
