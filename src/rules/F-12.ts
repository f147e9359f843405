import type { FormKey } from '../forms';
import { sectionsIn } from './narrative';
import type { CheckRule, Found } from './rule';
import type { SectionKey } from '../sections';

const TABLE_OF: Partial<Record<SectionKey, FormKey>> = {
  activeDisclosure: 'activeDisclosure',
  applications: 'applications',
  disputes: 'disputes',
};

export const rule: CheckRule = {
  id: 'F-12',
  title: '二、三、四部分是真正的表格，不是图片，也不是只有标题',
  level: 'mustFix',
  basis: '国办公开办函〔2021〕30号附表样：第二、三、四部分以表格形式报告',
  basisKind: 'official',
  editions: [2021, 2019],
  reads: 'text',
  check(report) {
    return sectionsIn(report).flatMap(({ key, heading }): Found[] => {
      const form = TABLE_OF[key];
      if (!form || !heading || report.tables.some((table) => table.form.key === form)) return [];
      const message = `“${heading.text.trim()}”下面没有读到表格：如果是图片或粘贴丢失，请按表样重新填写`;
      return [{ key, message, cells: [heading.cell], fields: [] }];
    });
  },
};
