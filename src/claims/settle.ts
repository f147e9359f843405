import type { Draft } from './draft';
import { isStage } from './fields';
import { MOST_PARTS } from './sums';

/** What the numbers of a sentence say of each other, once all are read. */

const NEW = 'applications.newlyReceived.total';
const CARRIED_OVER = 'applications.carriedOver.total';
const BOTH = `${NEW}+${CARRIED_OVER}`;
const DONE = 'applications.resultsTotal.total';

const isCount = (draft: Draft | undefined, field: string): draft is Draft =>
  (draft?.kind === 'count' || draft?.kind === 'zero') &&
  draft.number !== undefined &&
  draft.fields[0] === field;

export const isCarriedForward = ({ fields: [first = ''] }: Draft): boolean =>
  first.startsWith('applications.carriedForward.');

const isCarried = (draft: Draft): boolean => draft.fields[0] === CARRIED_OVER || isCarriedForward(draft);

/** "收到146件（上年结转2件，结转下年1件，办结147件）": in one bracket, stages beside one another are no parts. */
const standsAmongStages = (drafts: readonly Draft[], { list, depth }: Draft): boolean =>
  depth > 0 &&
  drafts.some((draft) => draft.list === list && (isCount(draft, DONE) || isCarriedForward(draft)));

/** Claims that others show to be something else are changed in place. */
export function settle(drafts: readonly Draft[]): readonly Draft[] {
  if (drafts.length < 2) return drafts;
  let received = false;
  let done = false;
  for (let at = 1; at < drafts.length; at++) {
    const draft = drafts[at];
    if (draft === undefined) continue;
    if (isCount(draft, NEW)) {
      received = true;
      readOffices(drafts, at);
    }
    done ||= isCount(draft, DONE);
    if (draft.closing) readTotal(drafts, at, draft);
    else if (isCount(draft, DONE)) readHandled(drafts, at, draft);
    if (draft.list !== 0 && !draft.apart) readPart(drafts, at, draft);
    if (draft.list !== 0 && draft.family === 'disputes') shareOutcome(drafts, at, draft);
  }
  if (done) readAnswers(drafts);
  if (received) readEachOffice(drafts);
  return drafts;
}

/** "县政府新收2件，公开2件；部门新收4件，公开3件": what each of them received and did, and nobody says together. */
function readEachOffice(drafts: readonly Draft[]): void {
  const isNew = (draft: Draft) => isCount(draft, NEW) && draft.year === 'this' && draft.list === 0;
  const received = drafts.filter(isNew);
  const [first] = received;
  const last = received.at(-1);
  if (!first || !last || first.value === last.value) return;
  const between = drafts.slice(drafts.indexOf(first), drafts.indexOf(last));
  if (!between.some((draft) => isResult(draft) && draft.list === 0)) return;
  for (const draft of drafts) if (isNew(draft) || (draft.kind === 'count' && isResult(draft))) unbind(draft);
}

/**
 * "已办结33件，答复27件，撤回6件", "办理50件，办结48件": of several numbers the word that says most has what was done. The
 * others are part of it, or were to be dealt with.
 */
function readAnswers(drafts: readonly Draft[]): void {
  let most: Draft | undefined;
  for (const draft of drafts) {
    if (isCount(draft, DONE) && draft.year === 'this' && draft.doing >= (most?.doing ?? 0)) most = draft;
  }
  if (!most) return;
  for (const draft of drafts) {
    if (!isCount(draft, DONE) || draft.year !== 'this') continue;
    if (draft.doing < most.doing && draft.value !== most.value) unbind(draft);
  }
}

/** The number that a list splits up: the last one before the list that stands in no deeper bracket. */
function headOf(drafts: readonly Draft[], at: number, { list, depth }: Draft): Draft | undefined {
  for (let before = at - 1; before >= 0; before--) {
    const draft = drafts[before];
    if (draft && draft.list !== list && draft.number && draft.depth <= depth) return draft;
  }
  return undefined;
}

function readPart(drafts: readonly Draft[], at: number, part: Draft): void {
  const head = headOf(drafts, at, part);
  if (!head?.number || !part.number) return;
  // "行政复议1件（含上年结转1件）": no application was carried over.
  if (head === drafts[at - 1] && head.family === 'disputes' && isCarried(part)) return unbind(part);
  if (isCount(part, CARRIED_OVER) && part.value > 0 && headIsBoth(drafts, at, head, part)) {
    head.fields = [BOTH];
    ofBoth(drafts, head);
  } else if (isOfCarriedOver(drafts, head, part)) {
    unbind(part);
  } else if (isCount(part, NEW) && head.kind === 'count' && part.fields[0] === head.fields[0]) {
    // "收到176件，其中来信申请69件": part of them has no figure of its own, unless the other part came over.
    const beside = drafts.some((draft) => draft.list === part.list && isCount(draft, CARRIED_OVER));
    if (part.value !== head.value && !beside) unbind(part);
  } else if (part.family === 'documents' && part.fields[0] === head.fields[0]) {
    readDocuments(drafts, head, part);
  } else if (part.family !== undefined && part.fields[0] === head.fields[0]) {
    // "许可决定9件，其中准予7件", "予以公开5件（征求意见后公开1件）": what was decided of them has no figure of its own.
    if (part.value !== head.value) unbind(part);
  } else if (head.kind === 'other' && part.number.unitClass === 'loose' && head.unit === part.unit) {
    // "公开信息21条，其中涉及行政事业性收费的0条", "权责事项141项，其中行政强制0项": parts of what no table counts.
    if (part.family !== 'documents' && part.kind !== 'other') unbind(part);
  }
}

/** Whether the number before a list in which 上年结转 stands counts both: what was received, and what came over. */
function headIsBoth(drafts: readonly Draft[], at: number, head: Draft, part: Draft): boolean {
  const { doing } = head;
  // "收到20件（含上年结转2件）": received means both, the form's first row and its second.
  if (isCount(head, NEW)) return !standsAmongStages(drafts, part);
  // "收到18件，处理20件（含上年结转2件），办结19件": what there was to deal with.
  const doneLater = (later: Draft) => isCount(later, DONE) && later.doing > 0;
  return isCount(head, DONE) && doing === 0 && drafts.slice(at + 1).some(doneLater);
}

/** "包括上年结转4件，其中公开3件": what became of these alone. */
const isOfCarriedOver = (drafts: readonly Draft[], head: Draft, part: Draft): boolean =>
  isCount(head, CARRIED_OVER) &&
  isResult(part) &&
  part.value <= head.value &&
  drafts.find(({ number }) => number) === head;

const isResult = ({ family, fields: [field] }: Draft): boolean =>
  family === 'applications' && !isStage(field);

/** "收到24件（含上年结转1件），申请人均为公民": of both, as the number that it is said of. */
function ofBoth(drafts: readonly Draft[], head: Draft): void {
  for (const draft of drafts) {
    const [field = ''] = draft.fields;
    if (draft.kind !== 'implied' || draft.value !== head.value || !field.startsWith(NEWLY)) continue;
    draft.fields = [`${field}+${field.replace(NEWLY, 'applications.carriedOver.')}`];
  }
}

const NEWLY = 'applications.newlyReceived.';

function readDocuments(drafts: readonly Draft[], head: Draft, part: Draft): void {
  // "规范性文件16件（以市政府名义印发7件，以市政府办公室名义印发9件）".
  const alike = drafts.filter((draft) => draft.list === part.list && draft.fields[0] === head.fields[0]);
  const sum = alike.reduce((total, draft) => total + draft.value, 0);
  if (alike.length > 1 && sum === head.value) alike.forEach(unbind);
  else if (alike.length === 1 && part.value < head.value && listAddsUp(drafts, head, part)) unbind(head);
}

/** "公布规章6部（新制定4部、修订2部）": some of them were made. */
function listAddsUp(drafts: readonly Draft[], head: Draft, { list }: Draft): boolean {
  let sum = 0;
  for (const each of drafts) if (each.list === list && each.number) sum += each.value;
  return sum === head.value;
}

const TOTALS = /\.total\b/g;

/**
 * "复议166件、诉讼44件，其中37件行政复议、8件行政诉讼尚未审结": parts of what was counted before, and the outcome at the end is
 * that of both.
 */
function shareOutcome(drafts: readonly Draft[], at: number, part: Draft): void {
  const [field = ''] = part.fields;
  if (!part.number || !field.endsWith('.total')) return;
  const whole = drafts.find((each) => each.number && each.list !== part.list && each.fields[0] === field);
  if (!whole || whole === part || whole.value === part.value) return;
  const next = drafts[at + 1];
  const [outcome = ''] = next?.list === part.list && next.family === 'disputes' ? next.fields : [];
  const column = outcome.slice(outcome.lastIndexOf('.') + 1);
  if (column === '' || column === 'total') unbind(part);
  else part.fields = [field.replace(TOTALS, `.${column}`)];
}

/** "新收104件，上年结转2件，共计106件"; "网上105件，快递17件，合计122件". */
function readTotal(drafts: readonly Draft[], at: number, total: Draft): void {
  const before = drafts.slice(Math.max(0, at - MOST_PARTS), at);
  const last = before.at(-1);
  const other = before.at(-2);
  if (isCount(other, NEW) && isCount(last, CARRIED_OVER)) bind(total, BOTH);
  else if (isCount(other, CARRIED_OVER) && isCount(last, NEW)) bind(total, BOTH);
  else if (total.value > 0 && addsUp(before, total)) bind(total, NEW);
  else if (total.value > 0 && areResults(before, total)) bind(total, DONE);
}

/** "予以公开9件，部分公开3件，……，总计23件": all the answers, those that a list splits up further left out. */
function areResults(before: readonly Draft[], total: Draft): boolean {
  let sum = 0;
  let parts = 0;
  for (let at = before.length - 1; at >= 0; at--) {
    const draft = before[at];
    if (!draft || draft.list !== total.list || draft.depth !== total.depth) continue;
    if (draft.family !== 'applications' || draft.unit !== total.unit || isStage(draft.fields[0]))
      return false;
    sum += draft.value;
    parts++;
    if (parts > 2 && sum === total.value) return true;
  }
  return false;
}

/** "新收28件，……；县直部门收到22件，乡镇收到6件": what offices received, where it adds up to what was told before. */
function readOffices(drafts: readonly Draft[], last: number): void {
  const offices: Draft[] = [];
  let sum = 0;
  for (let at = last; at >= Math.max(0, last - MOST_PARTS); at--) {
    const draft = drafts[at];
    if (!isCount(draft, NEW) || draft.year !== 'this') continue;
    if (offices.length > 1 && sum === draft.value) return offices.forEach(unbind);
    offices.push(draft);
    sum += draft.value;
  }
}

/** "新收104件，上年结转2件，合计办理106件，其中办结98件": what there was to handle. */
function readHandled(drafts: readonly Draft[], at: number, draft: Draft): void {
  const [other, one] = drafts
    .slice(0, at)
    .reverse()
    .filter(({ direction }) => direction === undefined);
  const told =
    (isCount(one, NEW) && isCount(other, CARRIED_OVER)) ||
    (isCount(one, CARRIED_OVER) && isCount(other, NEW));
  if (!told || one.value + other.value !== draft.value) return;
  const open = (later: Draft): boolean => isCarriedForward(later) && later.kind === 'count';
  if (drafts.slice(at + 1).some((later) => isCount(later, DONE) || open(later))) draft.fields = [BOTH];
}

/**
 * Whether the numbers right before, each of a kind of applicant, an office or a way in which applications came, make the
 * total: "县直部门收到22件，乡镇收到6件，合计28件". What an office received is then no figure of its own.
 */
function addsUp(before: readonly Draft[], total: Draft): boolean {
  let sum = 0;
  const parts: Draft[] = [];
  for (let at = before.length - 1; at >= 0; at--) {
    const draft = before[at];
    if (!draft?.number || draft.unit !== total.unit) return false;
    if (!draft.channel && !draft.fields[0]?.startsWith('applications.newlyReceived.')) return false;
    sum += draft.value;
    parts.push(draft);
    if (parts.length < 2 || sum !== total.value) continue;
    for (const part of parts) if (part.fields[0] === NEW) unbind(part);
    return true;
  }
  return false;
}

function bind(draft: Draft, field: string): void {
  draft.kind = draft.value === 0 ? 'zero' : 'count';
  draft.fields = [field];
  draft.family = 'applications';
  draft.thing = 'applications';
}

export function unbind(draft: Draft): void {
  draft.kind = 'other';
  draft.fields = [];
  draft.family = undefined;
  draft.thing = undefined;
}
