import { againstTables } from './againstTables';

export const rule = againstTables({
  id: 'V-6',
  title: '“未收到”“未发生”“全部办结”等说法与表格一致',
  level: 'mustFix',
  basis: '同一事实在文字与表格的说法应当一致；有结转就不能写全部办结',
});
