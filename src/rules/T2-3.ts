import type { CheckRule } from './rule';
import { figure, places } from './tables';

const CELLS = [
  ['activeDisclosure.regulations.issued', '本年制发'],
  ['activeDisclosure.regulations.repealed', '本年废止'],
  ['activeDisclosure.regulations.inForce', '现行有效'],
] as const;

const GOVERNMENT_OFFICE = /政府办(?:公[厅室])?$/;
const BELOW_CITY = /(?:[县旗乡镇]|(?<!自治)区)(?:人民)?政府办/;

export const rule: CheckRule = {
  id: 'T2-3',
  title: '乡镇、街道、县级政府和地方政府部门没有规章制定权，规章各格应为 0',
  level: 'mustFix',
  basis: '《立法法》第九十一条、第九十三条：规章由国务院部门、省级和设区的市、自治州人民政府制定',
  basisKind: 'official',
  editions: [2021],
  kinds: ['township', 'subdistrict', 'bureau', 'county'],
  check(report) {
    const unit = report.profile.unit ?? '';
    // The office of a government that can make regulations may report the government's own.
    if (GOVERNMENT_OFFICE.test(unit) && !BELOW_CITY.test(unit)) return 'inapplicable';
    const filled = CELLS.filter(([id]) => (figure(report, id) ?? 0) > 0);
    if (filled.length === 0) return [];
    const words = filled.map(([id, label]) => `${label} ${figure(report, id) ?? ''}`);
    return [
      {
        message: `表二“规章”：${words.join('、')}，但本级机关没有规章制定权，应为 0（是否误填了规范性文件？）`,
        ...places(
          report,
          filled.map(([id]) => id),
        ),
      },
    ];
  },
};
