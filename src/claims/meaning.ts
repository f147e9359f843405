import type { ApplicantColumn, ApplicationRow } from '../forms';

/**
 * What a word of the narrative can mean. The lexicon maps words to these; the binding works on these alone and
 * never looks at a word again.
 */

/** 被统计的事物: what is counted. */
export type Thing =
  | 'applications'
  | 'regulations'
  | 'normativeDocuments'
  | 'licences'
  | 'otherServices'
  | 'penalties'
  | 'coercion'
  | 'fees'
  | 'procurement'
  | 'reconsideration'
  | 'litigation'
  | 'directLitigation'
  | 'litigationAfterReconsideration'
  /** 行政争议: reconsideration and litigation together. */
  | 'disputes';

/** Things that share their aspects: documents are issued, disputes are upheld. */
export type Family = 'applications' | 'documents' | 'decisions' | 'money' | 'disputes';

/** Asked for every word; a switch is several times as fast as a table by name. */
export function familyOf(thing: Thing): Family {
  switch (thing) {
    case 'applications':
      return 'applications';
    case 'regulations':
    case 'normativeDocuments':
      return 'documents';
    case 'licences':
    case 'otherServices':
    case 'penalties':
    case 'coercion':
      return 'decisions';
    case 'fees':
    case 'procurement':
      return 'money';
    case 'reconsideration':
    case 'litigation':
    case 'directLitigation':
    case 'litigationAfterReconsideration':
    case 'disputes':
      return 'disputes';
  }
}

/** Whether a thing is of a family; what no table counts is of none. */
export const isOf = (thing: Thing | 'foreign' | undefined, family: Family): thing is Thing =>
  thing !== undefined && thing !== 'foreign' && familyOf(thing) === family;

/** 口径: which figure of the thing. */
export type ApplicationAspect =
  | ApplicationRow
  /** 不予公开 无法提供 不予处理 其他处理 as a whole. */
  | 'refused'
  | 'unableToProvide'
  | 'notProcessed'
  | 'otherwiseHandled'
  /** 不再处理: two of the rows under 其他处理. */
  | 'noLongerHandled'
  /** 办理: received where the applications are named, done where they are not. */
  | 'handled'
  /** 收办: new and carried over together. */
  | 'receivedAndCarriedOver'
  /** 结转 without a direction. */
  | 'carried'
  /** 公开 as an answer to applications, and only there. */
  | 'published';
export type DocumentAspect =
  'issued' | 'published' | 'madeAndPublished' | 'repealed' | 'inForce' | 'totalPublished';
export type DisputeAspect = 'upheld' | 'corrected' | 'otherOutcome' | 'pending' | 'closed';
/** Decisions taken; on the form of 2019 also how many powers there were a year ago and how many more or fewer now. */
export type DecisionAspect = 'decided' | 'itemsLastYear' | 'itemsChange';

/** Another 口径 that the words themselves announce; a difference is then to be explained, not corrected. */
export type Scope = 'filed' | 'publicised' | 'posted' | 'ownOffice' | 'wholeArea';

/**
 * `alone`: the word names its thing by itself ("予以公开" is about applications wherever it stands).
 * `done`: done with (办结), so that nothing is carried forward where it is said of all; 答复 may leave cases open.
 * `dated`: only beside a year (转2025年办理).
 * `powers`: of the powers named before it (行政许可事项23项，处理决定5件).
 * `court`: of lawsuits only (败诉).
 * `among`: one of several that its figure counts together (撤回, under 其他).
 */
export type AspectMeaning = {
  readonly role: 'aspect';
  readonly alone?: true;
  readonly done?: true;
  readonly dated?: true;
  readonly powers?: true;
  readonly court?: true;
  readonly among?: true;
} & (
  | { readonly family: 'applications'; readonly aspect: ApplicationAspect }
  | { readonly family: 'documents'; readonly aspect: DocumentAspect }
  | { readonly family: 'disputes'; readonly aspect: DisputeAspect }
  | { readonly family: 'decisions'; readonly aspect: DecisionAspect }
);

export type Meaning =
  /** A head noun. */
  /** `plain`: 申请 by itself; with unknown text right before it, an application for something else (登记申请). */
  | { readonly role: 'thing'; readonly thing: Thing; readonly plain?: true }
  | AspectMeaning
  /** 申请人: a column of table three; 法人或其他组织 stands for five. */
  | { readonly role: 'column'; readonly column: ApplicantColumn | 'legalPersons' }
  /** 其他: takes its kind from the list it closes. */
  | { readonly role: 'rest' }
  /** Things that no table counts, and verbs that make a table's things something else (解读规范性文件). */
  /**
   * `fee`: 信息处理费, which no table counts and which says of applications that they were charged for. `others`: what
   * others did (指导基层办理…5件), applications or not. `step`: after its number the talk goes on (补正3件，办结11件). `verb`:
   * done to each of the list behind it (审查合同9份、规范性文件3件). `period`: a part of the year (上半年).
   */
  | {
      readonly role: 'foreign';
      readonly fee?: true;
      readonly others?: true;
      readonly step?: true;
      readonly verb?: true;
      readonly period?: true;
    }
  /** 类 right before a number: posts of a kind (行政处罚类5条). */
  | { readonly role: 'sort' }
  /** How an application came in. */
  | { readonly role: 'channel' }
  /** Says nothing about which figure: 共, 政府信息, 案件. */
  | { readonly role: 'filler' }
  /** Who asks: counted themselves (187个申请人), they are no applications. */
  | { readonly role: 'person' }
  /** Ends what belongs to the number before it: 均, 并, 占. */
  | { readonly role: 'stop' }
  | { readonly role: 'all' }
  | { readonly role: 'each' }
  | { readonly role: 'and' }
  /** 其中, 含, 包括. */
  | { readonly role: 'part' }
  /** 不含: what stands behind it is no part of the number before it. */
  | { readonly role: 'without' }
  /** 分别为: the numbers that follow belong to the things listed before, one each. */
  | { readonly role: 'respectively' }
  /** 共, 合计: all of them together. */
  | { readonly role: 'sum' }
  | { readonly role: 'none' }
  /** 发生, 引起, 存在: what 未 denies. */
  | { readonly role: 'occur' }
  /** 等: examples, not the whole. */
  | { readonly role: 'suchAs' }
  /** "收到的申请中5件", "答复的5件中": what stands before it is the whole, not the number after it. */
  | { readonly role: 'among' }
  /** 日均22件: no figure, and no other subject either. */
  | { readonly role: 'mean' }
  /** 收费 by itself: what was charged by decisions, where decisions are spoken of. */
  | { readonly role: 'charge' }
  | { readonly role: 'share' }
  | { readonly role: 'rate' }
  /** 同比, 较上年. */
  | { readonly role: 'change' }
  | { readonly role: 'direction'; readonly sign: 1 | -1 | 0 }
  /** 确保, 力争: what is to be, not what was. `goesOn`: 做到 behind one of them. */
  | { readonly role: 'aim'; readonly goesOn?: true }
  /** 较, 比 before a year. */
  | { readonly role: 'than' }
  | { readonly role: 'lastYear' }
  | { readonly role: 'thisYear' }
  /** 与信息公开无关: the disputes just counted are no figures. */
  | { readonly role: 'unrelated' }
  | { readonly role: 'scope'; readonly scope: Scope }
  /** ， ； ： 、 （ ） */
  | { readonly role: 'mark'; readonly mark: Mark };

export type Mark = 'comma' | 'semicolon' | 'colon' | 'list' | 'open' | 'close' | 'end';

/** One entry of the lexicon: words that mean the same. */
export interface Wording {
  readonly words: readonly string[];
  readonly means: Meaning;
}
