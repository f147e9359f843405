/** Characters, whatever the words: traditional ones in simplified form, the ends of a text, how far two words are apart. */

/** Each traditional character with its simplified form behind it. */
const TRADITIONAL =
  '開开請请復复議议訴诉訟讼規规範范許许罰罚強强發发製制廢废現现續续結结轉转辦办條条個个萬万億亿餘余約约無无沒没為为與与進进產产認认護护權权關关係系務务處处補补證证內内過过執执詢询獲获' +
  '訪访舉举報报類类複复當当郵邮網网覽览機机構构業业團团體体組组織织會会總总計计種种項项應应該该繳缴費费實实決决設设單单號号電电話话傳传質质頒颁檔档創创審审維维糾纠來来於于對对給给買买' +
  '將将減减長长較较達达齊齐屬属書书際际導导據据紙纸國国員员數数動动態态門门專专歸归則则時时間间職职舊旧點点線线輿舆貫贯徹彻價价異异隱隐幾几佈布週周衆众眾众車车東东劃划紅红聽听選选顯显' +
  '驗验節节歷历華华陽阳寫写變变讓让參参嚴严協协視视誤误語语諮咨辭辞遲迟遷迁鑒鉴銷销陳陈階阶隨随險险離离難难領领題题願愿顧顾風风駁驳準准終终儘尽盡尽遞递確确訊讯義义備备級级別别區区縣县' +
  '鎮镇鄉乡標标擴扩監监後后裡里連连聯联術术覆复繼继納纳額额購购採采穩稳統统營营學学經经濟济資资誠诚兩两麼么爭争僅仅從从佔占廳厅冊册況况勵励圍围圖图場场塊块獎奖頭头層层屆届師师帶带併并' +
  '並并錄录張张徵征徑径戶户擔担擇择掛挂換换損损斷断暫暂棟栋欄栏樣样樁桩檢检樓楼畢毕匯汇彙汇測测滿满熱热環环碼码稱称競竞簡简紀纪紛纷絡络絕绝編编勝胜見见訂订訓训評评調调讀读賬账負负財财' +
  '責责敗败貸贷輪轮載载運运還还這这遺遗遠远鐘钟鏈链錯错問问頁页順顺須须預预頻频纍累繫系臺台祕秘黨党';

/** Simplified forms of the characters that the form, its text and 基本信息 are written in. */
export const SIMPLIFIED: ReadonlyMap<string, string> = new Map(
  (TRADITIONAL.match(/../g) ?? []).map((pair): [string, string] => [pair.charAt(0), pair.charAt(1)]),
);

/**
 * A text without the characters at its end that `edge` matches. A pattern that ends in "+$" reads a row of blanks inside
 * a text once for each of them.
 */
export function withoutEnd(text: string, edge: RegExp): string {
  let end = text.length;
  while (end > 0 && edge.test(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/**
 * Edit distance in characters, two neighbours exchanged counting once; `limit + 1` as soon as it must exceed the limit.
 */
export function distance(one: string, other: string, limit = Infinity): number {
  if (Math.abs(one.length - other.length) > limit) return limit + 1;
  let before: number[] = [];
  let previous = Array.from({ length: other.length + 1 }, (_, place) => place);
  let current = [...previous];
  let leastBefore = 0;
  for (let row = 1; row <= one.length; row++) {
    current[0] = row;
    let least = row;
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1];
      let cost = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const exchanged =
        !same && row > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (exchanged) cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      current[column] = cost;
      if (cost < least) least = cost;
    }
    if (least > limit && leastBefore > limit) return limit + 1;
    leastBefore = least;
    [before, previous, current] = [previous, current, before.length > 0 ? before : [...previous]];
  }
  return previous[other.length] ?? limit + 1;
}
