/**
 * Brings the spellings of one character together before words are looked for: full-width digits and signs,
 * traditional characters (mirrored pages), curly variants. Blanks are dropped, so "予以公开 184 件" and "予以公开184件"
 * read the same; every kept character remembers where it stood.
 */

const TRADITIONAL =
  '開开請请復复議议訴诉訟讼規规範范許许罰罚強强發发製制廢废現现續续結结轉转辦办條条個个萬万億亿餘余約约無无沒没為为與与進进產产' +
  '認认護护權权關关係系務务處处補补證证內内過过執执卷卷詢询掌掌獲获訪访舉举報报類类複复當当邮邮郵邮網网覽览機机構构業业企企' +
  '團团體体組组織织會会總总計计種种項项應应該该繳缴費费實实決决設设單单號号電电話话傳传質质頒颁檔档創创審审維维糾纠來来' +
  '於于對对給给買买將将減减長长較较達达齊齐屬属書书際际導导據据紙纸國国務务員员數数動动態态門门專专歸归則则長长時时間间' +
  '職职舊旧點点線线輿舆貫贯徹彻規规則则價价證证該该據据異异隱隐權权幾几佈布週周衆众眾众車车東东劃划紅红聽听選选顯显驗验節节歷历華华陽阳處处寫写變变讓让參参嚴严協协視视誤误語语諮咨辭辞遲迟遷迁鑒鉴銷销陳陈階阶隨随險险離离難难領领題题願愿顧顾風风駁驳' +
  '準准結结終终儘尽盡尽遞递確确訊讯義义備备級级別别區区縣县鎮镇鄉乡辦办標标領领擴扩監监後后裡里連连聯联術术';

const SIGNS: Readonly<Record<string, string>> = {
  ';': '；',
  ':': '：',
  '(': '（',
  ')': '）',
  '!': '！',
  '?': '？',
  '﹪': '%',
  '﹐': '，',
  〇: '零',
  '○': '零',
  '–': '-',
  '—': '-',
  '－': '-',
  '～': '~',
  '〜': '~',
  '【': '[',
  '】': ']',
  '〔': '[',
  '〕': ']',
  '［': '[',
  '］': ']',
};

const BLANKS = ' \t\r\u00a0\u3000\u2002\u2003\u2009\u200b\u200c\ufeff';

export const SPACE = 32;
export const NEWLINE = 10;

/** Folded code by code unit; 0 for a blank. */
const folded = (() => {
  const table = new Uint16Array(65536);
  for (let code = 0; code < table.length; code++) table[code] = code;
  for (let code = 0xff01; code <= 0xff5e; code++) {
    if (code !== 0xff0c) table[code] = code - 0xfee0;
  }
  for (let at = 0; at < TRADITIONAL.length; at += 2) {
    table[TRADITIONAL.charCodeAt(at)] = TRADITIONAL.charCodeAt(at + 1);
  }
  for (const [from, to] of Object.entries(SIGNS)) table[from.charCodeAt(0)] = to.charCodeAt(0);
  for (const wide of '；：（）！？') table[wide.charCodeAt(0)] = wide.charCodeAt(0);
  for (const blank of BLANKS) table[blank.charCodeAt(0)] = 0;
  return table;
})();

/** Text as folded codes without blanks. The buffers are reused by the next call. */
export interface FoldedText {
  codes: Uint16Array;
  /** Where in the text each code stood. */
  origins: Uint32Array;
  length: number;
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

const buffer: FoldedText = { codes: new Uint16Array(4096), origins: new Uint32Array(4096), length: 0 };

/** Folds a text. The result is overwritten by the next call: read it before folding again. */
export function fold(text: string): FoldedText {
  if (buffer.codes.length < text.length + 1) {
    buffer.codes = new Uint16Array(text.length * 2);
    buffer.origins = new Uint32Array(text.length * 2);
  }
  const { codes, origins } = buffer;
  let length = 0;
  let blank = false;
  for (let at = 0; at < text.length; at++) {
    const code = folded[text.charCodeAt(at)] ?? 0;
    if (code === 0) {
      blank = true;
      continue;
    }
    // "2021 30" is two numbers: between digits a blank keeps its place.
    if (blank && length > 0 && isDigit(code) && isDigit(codes[length - 1] ?? 0)) {
      codes[length] = SPACE;
      origins[length++] = at - 1;
    }
    blank = false;
    codes[length] = code;
    origins[length++] = at;
  }
  codes[length] = 0;
  buffer.length = length;
  return buffer;
}

/** A word as it is looked for: folded, blanks dropped. */
export function foldWord(word: string): string {
  let result = '';
  for (let at = 0; at < word.length; at++) {
    const code = folded[word.charCodeAt(at)] ?? 0;
    if (code !== 0) result += String.fromCharCode(code);
  }
  return result;
}
