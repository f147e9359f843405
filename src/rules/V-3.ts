import { againstTables } from './againstTables';

export const rule = againstTables({
  id: 'V-3',
  title: '正文写的办结数与表三（七）总计一致（不含逾期不补正等另有口径的须说明）',
  level: 'mustFix',
  basis: '已发布年报中“办结”有含与不含逾期不补正两种口径',
});
