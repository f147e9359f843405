/**
 * 联系方式: what is wrong with the form of a telephone number, a post code or an address on the web. What cannot be
 * told from the form alone is not told: a hotline of five digits is as good as a number of eight.
 */

/** One of 基本信息, as it stands there. */
export type ContactKind = 'telephone' | 'postcode' | 'website';

/** Of a text only so much is looked at. */
const LONGEST = 120;

const NUMBERS = /^[(（+＋]?\d[\d\s()（）+＋\-－–—―‐~～转]*(?:[、/／或和]\s*[\d\s()（）+＋\-－–—―‐~～转]*)*/;
const SEPARATORS = /[、/／或和]/;
/** "电话咨询 123456 件" counts, "6581****" keeps digits back, 123456@… is a mailbox. */
const NO_NUMBER = /^\s*[A-Za-z_@*＊×#件次个人条部起通例余多万户年月日元%]/;
/** 12345, 110, 95598, 963456: with an area code before them, too. */
const HOTLINE = /^(?:1\d\d|1\d{4}|9\d{4}|9[56]\d{4})$/;
/** So few digits are a hotline, or what numbers of one line are short for: 65812345、46. */
const FEWEST_DIGITS = 6;
const SHORTEST_NUMBER = 7;
const LONGEST_EXTENSION = 6;

/** As most are written, which needs no closer look. */
const USUAL_NUMBER =
  /^(?:(?:010|02\d)-\d{8}|(?:0[3-9]\d\d-)?\d{7,8}|1[3-9]\d{9})(?:$|[^\d\s\-－–—―‐~～(（转、/／或和@A-Za-z_])/;

/** The first number at the head of a text that is no telephone number, and why. */
export function telephoneFault(text: string): string | undefined {
  if (USUAL_NUMBER.test(text)) return undefined;
  const near = text.slice(0, LONGEST);
  const all = NUMBERS.exec(near)?.[0] ?? '';
  const parts = all.split(SEPARATORS);
  const counted = NO_NUMBER.test(near.slice(all.length));
  for (const [place, part] of (counted ? parts.slice(0, -1) : parts).entries()) {
    const number = part.replace(/[\s()（）\-－–—―‐~～]+/g, '-').replace(/^-+|[-转]+$/g, '');
    const digits = number.replace(/\D/g, '').length;
    if (digits < FEWEST_DIGITS || (place > 0 && digits < SHORTEST_NUMBER)) continue;
    const why = wrongWith(number);
    if (why !== undefined) return `电话“${part.trim()}”${why}`;
  }
  return undefined;
}

function wrongWith(number: string): string | undefined {
  const [before = '', extension] = number.split('转');
  if (extension !== undefined && extension.replace(/-/g, '').length > LONGEST_EXTENSION)
    return `的分机号超过 ${LONGEST_EXTENSION} 位`;
  // With its country's code a number is written in many ways.
  if (/^(?:[+＋]|00|86-)/.test(before)) return undefined;
  const groups = before.split('-');
  const digits = groups.join('');
  if (/^0?1[3-9]\d{9}$/.test(digits) || HOTLINE.test(digits)) return undefined;
  if (/^[48]00/.test(digits) && digits.length > 8) {
    const bare = groups.length > 1 && digits.length > 10 ? groups.slice(0, -1).join('') : digits;
    return bare.length === 10 ? undefined : `是 ${digits.length} 位，${digits.slice(0, 3)} 电话应为 10 位`;
  }
  return wrongWithLine(groups);
}

/** 固定电话: area code, number, extension; "0512 6581 2345" is one number. */
function wrongWithLine(groups: readonly string[]): string | undefined {
  const [first = '', ...others] = groups;
  const area = /^(?:010|02\d|0\d{3})/.exec(first)?.[0] ?? '';
  const rest = area === first ? others : [first.slice(area.length), ...others];
  const [line = '', next = ''] = rest;
  const local = /^\d{3,4}$/.test(line) && next.length === 4 ? line + next : line;
  // Cities whose code has three digits have numbers of eight.
  const shortest = /^0(?:10|2\d)$/.test(area) ? 8 : SHORTEST_NUMBER;
  if ((local.length >= shortest && local.length <= 8) || HOTLINE.test(local)) return undefined;
  const lengths = shortest === 8 ? '8 位' : '7 位或 8 位';
  if (area !== '') return `除区号外是 ${local.length} 位，应为 ${lengths}`;
  const digits = groups.join('').length;
  if (/^1[3-9]\d/.test(first)) return `是 ${digits} 位，手机号码应为 11 位`;
  return `是 ${digits} 位，固定电话应为 7 位或 8 位，加区号；手机号码应为 11 位`;
}

/** A post code at the head of a text that has not six digits. */
export function postcodeFault(text: string): string | undefined {
  const near = text.slice(0, LONGEST);
  if (/^\d{6}(?!\d)/.test(near)) return undefined;
  const all = /^\d[\d\s\-－–—]*/.exec(near)?.[0].trim() ?? '';
  return all === '' || /^\d{6}$/.test(all.replace(/\s/g, '')) ? undefined : `邮编“${all}”应为 6 位数字`;
}

const LABEL = '[A-Za-z0-9Ａ-Ｚａ-ｚ０-９_-]+';
/** A dot, or what is typed for one. */
const DOT = '\\s{0,3}[.．。,，、·]\\s{0,3}';
const HOST = new RegExp(`^${LABEL}(?:${DOT}${LABEL})*`);
const PIECES = new RegExp(`(${DOT}|^)(${LABEL})`, 'g');
const ENDING = /^(?:cn|com|net|org|info|gov|edu)$/;
const SCHEME = /^https?(\s*[:：;；]?\s*[/／\\＼]{0,3}\s*)/i;

const USUAL_ADDRESS = /^(?:https?:\/\/)?(?!www[a-z])(?:[a-z\d-]+\.)+(?:gov\.cn|com|net|org)(?:$|[/?#)）；;])/;

/** What is wrong with the address at the head of a text, as far as its host goes; anything may stand in a path. */
export function websiteFault(text: string): string | undefined {
  if (USUAL_ADDRESS.test(text)) return undefined;
  const near = text.slice(0, LONGEST);
  const mail = /^[\w.+-]+@[\w.-]+/.exec(near)?.[0];
  if (mail !== undefined) return `网址“${mail}”是电子邮箱`;
  const [scheme = '', signs = '://'] = SCHEME.exec(near) ?? [];
  const found = hostIn(near.slice(scheme.length));
  if (!found) return undefined;
  const { host, labels } = found;
  const written = `网址“${scheme}${host}”`;
  if (signs !== '://') return `${written}的开头应为“${/^https/i.test(scheme) ? 'https' : 'http'}://”`;
  const after = near.slice(scheme.length + host.length);
  if (/[Ａ-Ｚａ-ｚ０-９]/.test(host)) return `${written}中有全角字母或数字`;
  if (/\s/.test(host)) return `${written}中间有空格`;
  const sign = /[．。,，、·]/.exec(host)?.[0];
  if (sign !== undefined) return `${written}中的“${sign}”应为“.”`;
  if (/^www[a-z]/i.test(labels[0] ?? '')) return `${written}的 www 后面缺少“.”`;
  if (/(?:gov|com|net|org)cn$/i.test(host)) return `${written}的 cn 前面缺少“.”`;
  const wide = /^(?:：(?=\d{2,5}(?!\d))|／)/.exec(after)?.[0];
  return wide === undefined ? undefined : `${written}后的“${wide}”应为半角`;
}

/** A host with an ending that hosts of offices have; what is written behind another sign than a dot may be another text. */
function hostIn(text: string): { readonly host: string; readonly labels: readonly string[] } | undefined {
  const all = HOST.exec(text)?.[0] ?? '';
  const labels: string[] = [];
  let host = '';
  for (const [piece, dot = '', label = ''] of all.matchAll(PIECES)) {
    const plain = label.normalize('NFKC').toLowerCase();
    const ended = ENDING.test(labels.at(-1) ?? '') && labels.at(-1) !== 'gov';
    if (
      dot !== '.' &&
      dot !== '' &&
      (/^(?:www|https?)$/.test(plain) || (ended && (plain !== 'cn' || labels.at(-1) === 'cn')))
    )
      break;
    host += piece;
    labels.push(plain);
  }
  const last = labels.at(-1) ?? '';
  const isHost =
    labels.length > 1
      ? ENDING.test(last) || /(?:gov|com|net|org)cn$/.test(last)
      : /(?:gov|com)cn$/.test(last);
  return isHost ? { host, labels } : undefined;
}
