import { nameOfPlace, type SectionKey } from '../sections';
import { sectionsIn } from './narrative';
import type { CheckRule, Found } from './rule';

/** The form that is the whole of a section has its name. */
const isTable = (key: SectionKey): boolean =>
  key === 'activeDisclosure' || key === 'applications' || key === 'disputes';

export const rule: CheckRule = {
  id: 'F-12',
  title: '二、三、四部分是真正的表格，不是图片，也不是只有标题',
  level: 'mustFix',
  basis: '国办公开办函〔2021〕30号附表样：第二、三、四部分以表格形式报告',
  basisKind: 'official',
  editions: [2021, 2019],
  reads: 'text',
  check(report) {
    const found: Found[] = [];
    for (const { key, heading } of sectionsIn(report)) {
      if (!heading || !isTable(key) || report.tables.some(({ form }) => form.key === key)) continue;
      const message = `“${heading.text.trim()}”下面没有读到表格：如果是图片或粘贴丢失，请按表样重新填写`;
      found.push({ key: nameOfPlace(heading), message, cells: [heading.cell], fields: [] });
    }
    return found;
  },
};
