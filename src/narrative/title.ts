import type { Part } from './passage';

/** 标题: {机关全称}{YYYY}年政府信息公开工作年度报告. */
const words = '{{ 机关全称 }}{{ 年度 }}年政府信息公开工作年度报告';

export const title: Part = { name: '标题', section: 'title', template: { 2021: words, 2019: words } };
