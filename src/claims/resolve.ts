import type { Edition } from '../forms';
import {
  applicationField,
  decisionField,
  disputeField,
  documentField,
  isGroup,
  moneyField,
  specificity,
  type Applicants,
} from './fields';
import { familyOf, isOf } from './meaning';
import type {
  ApplicationAspect,
  DecisionAspect,
  DisputeAspect,
  DocumentAspect,
  Family,
  Scope,
  Thing,
} from './meaning';
import type { Memory } from './memory';
import { hasFamily, type Mention } from './mention';
import type { NumberToken, UnitClass } from './numbers';
import { hasPowers } from './powers';

export interface Resolution {
  /** One expression a figure; several where each is meant. */
  readonly fields: readonly string[];
  readonly family: Family;
  readonly thing: Thing;
  /** The things counted, several where they stand side by side. */
  readonly things: readonly Thing[];
  readonly row: ApplicationAspect | undefined;
  readonly documentAspects: readonly DocumentAspect[] | undefined;
  readonly list: Memory['list'];
  readonly loose: boolean;
  /** As of a draft; undefined where the words used tell it. */
  readonly doing: 1 | 2 | undefined;
}

export const isHead = (mention: Mention): boolean => mention.head;

/** 申请人撤回 ends a dispute where disputes are spoken of, else an application. */
export const isOutcome = (mentions: readonly Mention[], thing: Memory['thing']): boolean =>
  isOf(thing, 'disputes') && hasFamily(mentions, 'disputes');

/** The thing that words without a noun speak of: they carry on what was being spoken of. */
function thingInMind(mentions: readonly Mention[], memory: Memory): Thing | undefined {
  const current = memory.thing === 'foreign' ? memory.aside : memory.thing;
  if (isOutcome(mentions, current)) return current;
  const alone = mentions.some((mention) => mention.aspects.some((aspect) => aspect.alone));
  if (alone) return 'applications';
  if (mentions.some((mention) => mention.column !== undefined)) {
    return current === 'applications' ? current : undefined;
  }
  if (mentions.some((mention) => mention.rest)) {
    if (memory.list === 'outcome') return memory.disputes.at(-1);
    return memory.list && current === 'applications' ? current : undefined;
  }
  if (current && hasFamily(mentions, familyOf(current))) return current;
  const ofDocuments = mentions.some((mention) =>
    mention.aspects.some(
      (aspect) =>
        aspect.family === 'documents' && (aspect.aspect === 'repealed' || aspect.aspect === 'inForce'),
    ),
  );
  if (ofDocuments) return memory.document;
  const ofPowers = mentions.some((mention) => mention.aspects.some((aspect) => aspect.powers));
  return ofPowers ? memory.decisions : undefined;
}

const NO_THINGS: readonly Thing[] = [];

/** Things that stand side by side at the end: 行政复议、行政诉讼. One of another family ends the list. */
function thingsMeant(mentions: readonly Mention[]): readonly Thing[] {
  let things: readonly Thing[] = NO_THINGS;
  for (let i = mentions.length - 1; i >= 0; i--) {
    const mention = mentions[i];
    if (mention?.thing === undefined) {
      if (things.length > 0) break;
      continue;
    }
    things = things.length === 0 ? [mention.thing] : [mention.thing, ...things];
    if (!mention.joined) break;
  }
  // "未经复议直接起诉的行政诉讼2件": the kind of lawsuit says more than the word lawsuit.
  if (things.length === 1 && things[0] === 'litigation') {
    const kind = mentions.find(
      ({ thing }) => thing === 'directLitigation' || thing === 'litigationAfterReconsideration',
    );
    return [kind?.thing ?? 'litigation'];
  }
  return things;
}

/** What the mentions say of applications, before the sentence round them is asked. */
interface ApplicationTalk {
  /** The most telling aspects; several where they stand side by side. */
  readonly aspects: readonly ApplicationAspect[];
  readonly columns: Applicants[];
  /** The word 申请 itself is there. */
  readonly named: boolean;
}

function applicationTalk(mentions: readonly Mention[], memory: Memory): ApplicationTalk {
  const said = new AspectsSaid();
  let columns: Applicants[] = [];
  for (const mention of mentions) {
    for (const aspect of mention.aspects) {
      if (aspect.family === 'applications') said.add(aspect.aspect, aspect.alone ?? false, mention);
    }
    if (mention.column) columns = mention.joined ? [...columns, mention.column] : [mention.column];
  }
  let aspects = said.mostTelling();
  if (mentions.some(({ rest }) => rest)) {
    if (memory.list === 'column') columns = ['others'];
    else aspects = [memory.row !== undefined && isGroup(memory.row) ? 'otherwiseHandled' : 'otherOther'];
  }
  return { aspects, columns, named: mentions.some(({ thing }) => thing === 'applications') };
}

/** Gathers what is said of applications; of several aspects the most special ones count. */
class AspectsSaid {
  private best = -1;
  private aspects: ApplicationAspect[] = [];
  private received = false;
  private both = false;
  /** By a word that speaks of applications wherever it stands: "结转上年未办结申请" came over. */
  private told = false;

  add(aspect: ApplicationAspect, alone: boolean, { joined, example }: Mention): void {
    // "受理、办理、答复5件": what came in, and all of it was dealt with.
    if (this.received && joined && (aspect === 'handled' || aspect === 'resultsTotal')) return;
    // "本年新收和上年结转共35件"
    this.both ||= aspect === 'carriedOver' && joined && this.received;
    this.received ||= aspect === 'newlyReceived';
    // "公开或部分公开13件": both are answers.
    const granted = aspect === 'partlyGranted' && joined && this.aspects.includes('published');
    const rank = specificity(aspect) - (example ? 2 : 0);
    if (rank > this.best) {
      this.best = rank;
      this.told = alone;
      this.aspects = granted ? ['granted', aspect] : [aspect];
    } else if (rank === this.best && !this.aspects.includes(aspect) && (alone || !this.told)) {
      this.aspects = joined || rank < 5 ? [...this.aspects, aspect] : [aspect];
    }
  }

  mostTelling(): readonly ApplicationAspect[] {
    if (this.both && this.best === 4) return ['receivedAndCarriedOver'];
    // "收到并办结5件": what was received is also what was done; the first is what the sentence is about.
    return this.best < 4 && this.aspects.length > 1 ? this.aspects.slice(0, 1) : this.aspects;
  }
}

/** The rows meant: as said, or, where nothing is said of them, as the sentence has it. */
function rowsMeant(
  { aspects, columns, named }: ApplicationTalk,
  memory: Memory,
  part: boolean,
): readonly ApplicationAspect[] {
  const first = aspects[0];
  if (first !== undefined) {
    if (first === 'published' && (named || !(memory.inSentence || part))) return named ? NEW : [];
    if (first !== 'handled') return aspects;
    return [(named || columns.length > 0) && !memory.received ? 'handled' : 'resultsTotal'];
  }
  if (columns.length > 0) {
    if (memory.list === 'column' && memory.columnRow) return [memory.columnRow];
    // 其中 at the head of a sentence splits up what came in.
    if (part && memory.row && memory.inSentence) return [memory.row];
    if (memory.inSentence && memory.row && specificity(memory.row) < 5) return [memory.row];
  }
  return NEW;
}

const NEW: readonly ApplicationAspect[] = ['newlyReceived'];
const NO_COLUMNS: readonly Applicants[] = [];

const APPLICATIONS_ALONE: readonly Thing[] = ['applications'];

function applications(
  edition: Edition,
  mentions: readonly Mention[],
  memory: Memory,
  part: boolean,
): Resolution | undefined {
  const talk = applicationTalk(mentions, memory);
  const { columns } = talk;
  // 公民和法人或其他组织: all applicants that there are.
  if (columns.length > 1 && columns.includes('naturalPersons') && columns.includes('legalPersons'))
    columns.length = 0;
  const rows = rowsMeant(talk, memory, part);
  const [row] = rows;
  const field = row && applicationField(edition, rows, columns);
  if (field === undefined || row === undefined) return undefined;
  const list = columns.length > 0 ? 'column' : specificity(row) >= 5 ? 'row' : undefined;
  const loose = row === 'handled';
  const thing = 'applications';
  return {
    fields: [field],
    family: thing,
    thing,
    things: APPLICATIONS_ALONE,
    row,
    documentAspects: undefined,
    list,
    loose,
    doing: undefined,
  };
}

const DOCUMENT_RANK: readonly DocumentAspect[] = [
  'published',
  'issued',
  'madeAndPublished',
  'totalPublished',
  'inForce',
  'repealed',
];

/** What a noun alone means; things that are not documents have one figure anyway. */
const NO_ASPECTS: readonly DocumentAspect[] = ['issued'];
const POSTED: readonly DocumentAspect[] = ['published'];

/** What is said by words that stand side by side. */
function documentAspectsListed(mentions: readonly Mention[]): readonly DocumentAspect[] {
  const said: DocumentAspect[] = [];
  for (let i = 0; i < mentions.length; i++) {
    const mention = mentions[i];
    if (!mention?.joined && !mentions[i + 1]?.joined) continue;
    for (const aspect of mention?.aspects ?? []) if (aspect.family === 'documents') said.push(aspect.aspect);
  }
  return said;
}

/** The most telling aspect; two that stand side by side (制发和废止) are both meant. */
function documentAspects(
  mentions: readonly Mention[],
  memory: Memory,
  { unit, each }: Manner,
): readonly DocumentAspect[] {
  // "制发、废止、现行有效均为0": each of them.
  if (each) {
    const said = documentAspectsListed(mentions);
    if (said.length > 1) return [...new Set(said)];
  }
  let rank = -1;
  let beside: DocumentAspect | undefined;
  for (const mention of mentions) {
    for (const aspect of mention.aspects) {
      if (aspect.family !== 'documents') continue;
      const own = DOCUMENT_RANK.indexOf(aspect.aspect);
      if (mention.joined && rank > 0 && own > rank) beside = DOCUMENT_RANK[rank];
      rank = Math.max(rank, own);
    }
  }
  const aspect = DOCUMENT_RANK[rank];
  if (aspect === undefined) return memory.documentAspects ?? (isPosted(unit) ? POSTED : NO_ASPECTS);
  return beside === undefined ? [aspect] : [beside, aspect];
}

/** "驳回、终止73件": two outcomes in one number, which no figure has. */
function mixesOutcomes(mentions: readonly Mention[]): boolean {
  let before: string | undefined;
  for (const { aspects, joined } of mentions) {
    const outcome = aspects.find(({ family }) => family === 'disputes')?.aspect;
    if (outcome === undefined) continue;
    if (joined && before !== undefined && before !== outcome) return true;
    before = outcome;
  }
  return false;
}

function disputeAspect(mentions: readonly Mention[], rest: boolean): DisputeAspect | undefined {
  let result: DisputeAspect | undefined;
  for (const mention of mentions) {
    for (const aspect of mention.aspects) if (aspect.family === 'disputes') result = aspect.aspect;
  }
  return result ?? (rest ? 'otherOutcome' : undefined);
}

function decisionAspect(mentions: readonly Mention[]): DecisionAspect {
  let result: DecisionAspect = 'decided';
  for (const mention of mentions) {
    for (const aspect of mention.aspects) {
      if (aspect.family === 'decisions' && aspect.aspect !== 'decided') result = aspect.aspect;
    }
  }
  return result;
}

/** How a stated number is to be taken. */
export interface Manner {
  readonly edition: Edition;
  readonly unitClass: UnitClass;
  readonly unit: string;
  readonly value: number;
  /** 各, 均为: each of the things has the value; else a list of things has it together. */
  readonly each: boolean;
  /** 其中. */
  readonly part: boolean;
  readonly scope: Scope | undefined;
}

/** Whether a measure word can count the thing. */
function fits(family: Family, mentions: readonly Mention[], memory: Memory, manner: Manner): boolean {
  const { unitClass, value } = manner;
  switch (unitClass) {
    case 'case':
      return true;
    case 'none':
      return family !== 'money' || value === 0;
    case 'money':
      return family === 'money';
    case 'loose':
      return fitsLoosely(family, mentions, memory, manner);
    case 'other':
      return family === 'documents' && isPostedDocument(mentions, manner);
    default:
      return false;
  }
}

/** Whether a measure word that counts many things (条, 项, 次) counts this one here. */
function fitsLoosely(family: Family, mentions: readonly Mention[], memory: Memory, manner: Manner): boolean {
  const { unit, value, part, scope } = manner;
  if (value === 0) return family !== 'money' || unit !== '条';
  switch (family) {
    case 'documents':
      return isPostedDocument(mentions, manner);
    case 'decisions':
      // "作出行政许可120项、行政处罚40项": the verb goes for the whole list.
      if (unit === memory.unit && isDecision(memory.thing)) return true;
      if (unit === '条') return hasFamily(mentions, 'decisions');
      if (unit === '次') return mentions.some(({ thing }) => thing === 'coercion');
      return unit === '项' && (hasFamily(mentions, 'decisions') || scope === 'publicised');
    case 'money':
      return true;
    default:
      if (unit === memory.unit) return true;
      // "353项为自然人提交": parts of what was counted before.
      if (part && mentions.some(({ column }) => column !== undefined)) return true;
      if (memory.inSentence && mentions.some(isResult)) return true;
      return mentions.some(({ thing }) => thing !== undefined);
  }
}

export const isDecision = (thing: Memory['thing']): boolean => isOf(thing, 'decisions');
/** An answer to applications, or a ground for one. */
export const isResult = ({ aspects }: Mention): boolean =>
  aspects.some((aspect) => aspect.family === 'applications' && (aspect.alone ?? false));

/** 条 and 篇 count documents as they were posted: "发布行政规范性文件4条". */
export const isPosted = (unit: string): boolean => unit === '条' || unit === '篇';

const isPostedDocument = (mentions: readonly Mention[], { unit }: Manner): boolean =>
  isPosted(unit) && mentions.some(({ thing }) => isOf(thing, 'documents'));

/** Which figures the mentions before (or after) a number mean, given what was spoken of before. */
export function resolve(
  mentions: readonly Mention[],
  memory: Memory,
  manner: Manner,
): Resolution | undefined {
  const named = thingsMeant(mentions);
  const thing = named.at(-1) ?? thingInMind(mentions, memory);
  if (thing === undefined) return undefined;
  const family = familyOf(thing);
  const things = named.length > 0 ? named : family === 'disputes' ? memory.disputes : [thing];
  if (!fits(family, mentions, memory, manner)) return undefined;
  // "收到行政许可申请106件", "接收规范性文件9件": asked for, not decided; from others, not made.
  if ((family === 'decisions' || family === 'documents') && manner.value > 0 && mentions.some(isReceipt))
    return undefined;
  const { edition } = manner;
  if (family === 'applications' && things.length === 1) {
    return applications(edition, mentions, memory, manner.part);
  }
  if (family === 'disputes' && mentions.length > 1 && manner.value > 0 && mixesOutcomes(mentions))
    return undefined;
  const rest = mentions.some((mention) => mention.rest);
  const outcome = family === 'disputes' ? disputeAspect(mentions, rest) : undefined;
  let fields = NO_FIELDS;
  const decided = decisionAspect(mentions);
  const made = family === 'documents' ? documentAspects(mentions, memory, manner) : NO_ASPECTS;
  // The form of 2019 has a column for each: "制定并公布8件" says it of both.
  const both = edition === 2019 && made.includes('madeAndPublished');
  const aspects = both ? MADE_AND_PUBLISHED : made;
  for (const each of things) {
    for (const aspect of aspects) {
      const field = fieldOf(edition, each, { document: aspect, dispute: outcome, decision: decided }, manner);
      if (field === undefined) return undefined;
      fields = withField(fields, field);
    }
  }
  const separate = manner.each || both || manner.value === 0;
  return {
    fields: separate || fields.length < 2 ? fields : [fields.join('+')],
    family,
    thing,
    things,
    row: undefined,
    documentAspects: family === 'documents' ? aspects : undefined,
    list: outcome === undefined ? undefined : 'outcome',
    loose: false,
    doing: undefined,
  };
}

const isReceipt = ({ aspects }: Mention): boolean => aspects.some(({ aspect }) => aspect === 'newlyReceived');

export const NO_FIELDS: readonly string[] = [];

/** Fields and one more, which may be among them. */
export function withField(fields: readonly string[], field: string): readonly string[] {
  if (fields.length === 0) return [field];
  return fields.includes(field) ? fields : [...fields, field];
}

const MADE_AND_PUBLISHED: readonly DocumentAspect[] = ['issued', 'published'];

/** What is said of the thing, whichever family it is of. */
interface Aspects {
  readonly document: DocumentAspect;
  readonly dispute: DisputeAspect | undefined;
  readonly decision: DecisionAspect;
}

function fieldOf(edition: Edition, thing: Thing, aspects: Aspects, manner: Manner): string | undefined {
  switch (familyOf(thing)) {
    case 'applications':
      return applicationField(edition, NEW, NO_COLUMNS);
    case 'documents':
      return documentField(edition, thing, aspects.document);
    case 'decisions':
      return decisionField(edition, thing, aspects.decision);
    case 'money':
      if (aspects.decision !== 'decided') return decisionField(edition, thing, aspects.decision);
      if (thing === 'fees' && manner.unitClass !== 'money' && manner.value !== 0) return undefined;
      return moneyField(edition, thing, manner.unitClass === 'money' || thing === 'fees');
    case 'disputes':
      return disputeField(edition, thing, aspects.dispute ?? 'total');
  }
}

/** Carries on from what was just stated. */
export function remember(memory: Memory, resolution: Resolution, { unit }: NumberToken): void {
  memory.unit = unit;
  memory.thing = resolution.thing;
  memory.list = resolution.list;
  memory.documentAspects = resolution.documentAspects;
  if (hasPowers(resolution.thing)) memory.decisions = resolution.thing;
  if (resolution.family === 'documents') memory.document = resolution.thing;
  if (resolution.family === 'disputes') memory.disputes = resolution.things;
  if (resolution.family === 'applications') {
    memory.inSentence = true;
    memory.received ||= resolution.row === 'newlyReceived';
    if (resolution.list === 'column') memory.columnRow = resolution.row;
    else memory.row = resolution.row;
  }
}
