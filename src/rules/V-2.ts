import { againstTables } from './againstTables';

export const rule = againstTables({
  id: 'V-2',
  title: '正文写的结转、答复、各类办理结果和申请人数与表三一致',
  level: 'mustFix',
  basis: '同一事实在文字与表格的说法应当一致',
});
