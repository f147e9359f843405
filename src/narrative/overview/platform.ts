import type { Part } from '../passage';

/** （四）政府信息公开平台建设: the website, then what the profile counts; an optional count of 0 is nothing to tell. */

const template = [
  "{% if 集中公开 == '是' %}政府信息公开指南、制度、法定主动公开内容和年报",
  '在{{ 网站名称 }}集中公开。{% else %}政府信息公开工作年度报告在{{ 网站名称 }}公开。{% endif %}',
  '{% if 新增栏目 > 0 %}本年度新增栏目{{ 新增栏目 }}个。{% endif %}',
  '{% if 政务新媒体 == 0 %}未开设政务新媒体。{% elsif 政务新媒体 %}在运行政务新媒体{{ 政务新媒体 }}个。{% endif %}',
  '{% if 政务公开专区 > 0 %}设置政务公开专区{{ 政务公开专区 }}个。{% endif %}',
  '{% if 政府公报期数 > 0 %}编发政府公报{{ 政府公报期数 }}期。{% endif %}',
  '{% if 平台建设举措 %}{{ 平台建设举措 }}。{% endif %}',
].join('');

export const platform: Part = {
  name: '政府信息公开平台建设',
  section: 'overview',
  heading: '（四）政府信息公开平台建设',
  template: { 2021: template, 2019: template },
};
