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
import { rule as years5 } from './X-5';
import type { Rule } from './rule';

export * from './rule';

/** Every rule, in the order of the report: 表二, 表三, 表四, between years, formulas. */
export const RULES: readonly Rule[] = [
  two0,
  two1,
  two2,
  two3,
  two4,
  two5,
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
  years5,
  formula1,
  formula2,
  formula3,
  formula4,
];
