import type { Part } from './passage';

/**
 * 六、其他需要报告的事项: the 信息处理费 (国办函〔2020〕109号, in force since 2021; zero is stated too), then
 * whatever else the office has to report.
 */

const fee2021 = [
  '按照《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）规定的按件、按量收费标准，{{ 年度 }}年',
  '{% if 收费通知件数 == 0 and 实际收取信息处理费 == 0 %}未产生信息处理费，{% endif %}',
  '发出收费通知{{ 收费通知件数 }}件，收费通知总金额{{ 收费通知总金额 }}元，',
  '实际收取信息处理费{{ 实际收取信息处理费 }}元。\n',
];
const fee2019 = [
  '{% if 实际收取信息处理费 == 0 %}{{ 年度 }}年未收取信息处理费。\n',
  '{% elsif 实际收取信息处理费 %}{{ 年度 }}年收取信息处理费{{ 实际收取信息处理费 }}元。\n{% endif %}',
];
const others = [
  '{% if 其他报告事项 %}{{ 其他报告事项 }}。{% else %}除上述内容外，无其他需要报告的事项。{% endif %}',
];

export const otherMatters: Part = {
  name: '其他需要报告的事项',
  section: 'otherMatters',
  template: { 2021: [...fee2021, ...others].join(''), 2019: [...fee2019, ...others].join('') },
};
