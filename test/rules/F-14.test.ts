import { rule } from '../../src/rules/F-14';
import { testTextRule } from './textRuleTester';

testTextRule(rule, {
  valid: ['政府信息公开信息处理费为0元，网址http://a.cn/x,y.html。'],
  invalid: [
    { text: '收到申请三件,办结三件。', says: ['“,”应为“，”'] },
    { text: '政府政府信息公开。', says: ['“政府政府”应为“政府”'] },
    { text: '依申请公开,主动公开。', says: ['“,”应为“，”'] },
    { text: '其进他需要说明的情况。。', says: ['应为“其他”', '“。。”应为“。”'] },
  ],
});
