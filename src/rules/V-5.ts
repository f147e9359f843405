import { againstTables } from './againstTables';

export const rule = againstTables({
  id: 'V-5',
  title: '正文写的规范性文件、许可、处罚、强制、收费数与表二一致',
  level: 'mustFix',
  basis: '同一事实在文字与表格的说法应当一致',
});
