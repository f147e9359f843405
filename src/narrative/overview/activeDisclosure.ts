import type { Part } from '../passage';

/** （一）主动公开: what was published by channel, then the decisions of 表二. */

const published = [
  '{{ 年度 }}年，{{ 主体 }}主动公开政府信息{{ 主动公开信息总数 }}条',
  '{% if 各渠道.size == 1 %}，全部通过{% for 渠道 in 各渠道 %}{{ 渠道.名称 }}{% endfor %}公开',
  '{% elsif 各渠道.size > 1 %}，其中{% for 渠道 in 各渠道 %}{{ 渠道.名称 }}{{ 渠道.条数 }}条',
  '{% unless forloop.last %}、{% endunless %}{% endfor %}{% endif %}。',
  '{% if 公开内容 %}公开内容包括{{ 公开内容 }}。{% endif %}',
  '{% if 政策解读 > 0 %}发布政策解读材料{{ 政策解读 }}篇。{% endif %}',
  '{% if 留言答复 > 0 %}答复公众留言{{ 留言答复 }}件。{% endif %}',
  '{% if 意见征集 > 0 %}开展意见征集{{ 意见征集 }}次。{% endif %}\n',
];

const decisions2021 = [
  '本年度作出行政许可决定{{ 表二.行政许可.本年处理决定数量 }}件、',
  '行政处罚决定{{ 表二.行政处罚.本年处理决定数量 }}件、',
  '行政强制决定{{ 表二.行政强制.本年处理决定数量 }}件，',
  '收取行政事业性收费{{ 表二.行政事业性收费.本年收费金额 }}万元。',
];

const decisions2019 = [
  '本年度作出行政许可决定{{ 表二.行政许可.处理决定数量 }}件、',
  '其他对外管理服务事项决定{{ 表二.其他对外管理服务事项.处理决定数量 }}件、',
  '行政处罚决定{{ 表二.行政处罚.处理决定数量 }}件、',
  '行政强制决定{{ 表二.行政强制.处理决定数量 }}件；',
  '政府集中采购{{ 表二.政府集中采购.采购项目数量 }}项，',
  '采购总金额{{ 表二.政府集中采购.采购总金额 }}万元。',
];

export const activeDisclosure: Part = {
  name: '主动公开',
  section: 'overview',
  heading: '（一）主动公开',
  template: {
    2021: [...published, ...decisions2021].join(''),
    2019: [...published, ...decisions2019].join(''),
  },
};
