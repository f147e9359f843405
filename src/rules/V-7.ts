import { againstTables } from './againstTables';

export const rule = againstTables({
  id: 'V-7',
  title: '收到的申请全部结转下年度的，不写“均已答复”',
  level: 'mustFix',
  basis: '全部结转即（七）总计为 0，没有答复可言',
});
