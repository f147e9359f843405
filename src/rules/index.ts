import { rule as formula1 } from './K-1';
import { rule as formula2 } from './K-2';
import { rule as formula3 } from './K-3';
import { rule as formula4 } from './K-4';
import { rule as two0 } from './T2-0';
import { rule as two1 } from './T2-1';
import { rule as two2 } from './T2-2';
import { rule as two3 } from './T2-3';
import { rule as two4 } from './T2-4';
import { rule as two5 } from './T2-5';
import { rule as two6 } from './T2-6';
import { rule as two7 } from './T2-7';
import { rule as two8 } from './T2-8';
import { rule as three1 } from './T3-1';
import { rule as three2 } from './T3-2';
import { rule as three3 } from './T3-3';
import { rule as three4 } from './T3-4';
import { rule as three5 } from './T3-5';
import { rule as three6 } from './T3-6';
import { rule as three7 } from './T3-7';
import { rule as four0 } from './T4-0';
import { rule as four1 } from './T4-1';
import { rule as four2 } from './T4-2';
import { rule as four3 } from './T4-3';
import { rule as four4 } from './T4-4';
import { rule as four5 } from './T4-5';
import { rule as four6 } from './T4-6';
import { rule as four7 } from './T4-7';
import { rule as years1 } from './X-1';
import { rule as years2 } from './X-2';
import { rule as years3 } from './X-3';
import { rule as years4 } from './X-4';
import { rule as years5 } from './X-5';
import { rule as text1 } from './V-1';
import { rule as text2 } from './V-2';
import { rule as text3 } from './V-3';
import { rule as text4 } from './V-4';
import { rule as text5 } from './V-5';
import { rule as text6 } from './V-6';
import { rule as text7 } from './V-7';
import { rule as text8 } from './V-8';
import { rule as text9 } from './V-9';
import { rule as text10 } from './V-10';
import { rule as text11 } from './V-11';
import { rule as text12 } from './V-12';
import { rule as form1 } from './F-1';
import { rule as form2 } from './F-2';
import { rule as form3 } from './F-3';
import { rule as form4 } from './F-4';
import { rule as form5 } from './F-5';
import { rule as form6 } from './F-6';
import { rule as form7 } from './F-7';
import { rule as form8 } from './F-8';
import { rule as form9 } from './F-9';
import { rule as form10 } from './F-10';
import { rule as form11 } from './F-11';
import { rule as form12 } from './F-12';
import { rule as form13 } from './F-13';
import { rule as form14 } from './F-14';
import { rule as form16 } from './F-16';
import { rule as fee1 } from './S6-1';
import { rule as fee2 } from './S6-2';
import { rule as fee3 } from './S6-3';
import { rule as fee4 } from './S6-4';
import { rule as fee5 } from './S6-5';
import type { Rule } from './rule';

export * from './rule';

/**
 * Every rule, in the order of the report: 表二, 表三, 表四, between years, formulas, text against
 * tables, headings and wording, 信息处理费.
 */
export const RULES: readonly Rule[] = [
  two0,
  two1,
  two2,
  two3,
  two4,
  two5,
  two6,
  two7,
  two8,
  three1,
  three2,
  three3,
  three4,
  three5,
  three6,
  three7,
  four0,
  four1,
  four2,
  four3,
  four4,
  four5,
  four6,
  four7,
  years1,
  years2,
  years3,
  years4,
  years5,
  formula1,
  formula2,
  formula3,
  formula4,
  text1,
  text2,
  text3,
  text4,
  text5,
  text6,
  text7,
  text8,
  text9,
  text10,
  text11,
  text12,
  form1,
  form2,
  form3,
  form4,
  form5,
  form6,
  form7,
  form8,
  form9,
  form10,
  form11,
  form12,
  form13,
  form14,
  form16,
  fee1,
  fee2,
  fee3,
  fee4,
  fee5,
];
