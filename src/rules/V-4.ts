import { againstTables } from './againstTables';

export const rule = againstTables({
  id: 'V-4',
  title: '正文写的行政复议、行政诉讼数与表四一致',
  level: 'mustFix',
  basis: '同一事实在文字与表格的说法应当一致',
});
