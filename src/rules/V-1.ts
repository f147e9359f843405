import { againstTables } from './againstTables';

export const rule = againstTables({
  id: 'V-1',
  title: '正文写的收到申请数与表三“本年新收”一致',
  level: 'mustFix',
  basis: '同一事实在文字与表格的说法应当一致',
});
