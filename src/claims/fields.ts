import {
  EDITIONS,
  fieldById,
  LEGAL_PERSONS,
  RESULT_GROUPS,
  rowsUnder,
  type ApplicantColumn,
  type Edition,
} from '../forms';
import type { ApplicationAspect, DecisionAspect, DisputeAspect, DocumentAspect, Thing } from './meaning';

/**
 * From meanings to the figures of the form: field ids, or sums of them written "a+b".
 * Undefined where the edition has no such figure.
 */

const GROUPS: ReadonlySet<string> = new Set(RESULT_GROUPS.map(({ key }) => key));
export const isGroup = (aspect: ApplicationAspect): boolean => GROUPS.has(aspect);
/** Words for several rows of results. */
export const isSeveral = (aspect: string): boolean => GROUPS.has(aspect) || aspect === 'noLongerHandled';

/** How general an aspect is: of several in one clause the most special one is meant. */
export function specificity(aspect: ApplicationAspect): number {
  if (aspect === 'handled' || aspect === 'published') return 0;
  if (aspect === 'newlyReceived' || aspect === 'receivedAndCarriedOver') return 1;
  if (aspect === 'resultsTotal') return 2;
  if (aspect === 'carried') return 3;
  if (aspect === 'carriedOver' || aspect === 'carriedForward') return 4;
  if (aspect === 'granted' || aspect === 'partlyGranted' || isSeveral(aspect)) return 5;
  return 6;
}

const STAGE = /^applications\.(?:newlyReceived|carriedOver|resultsTotal|carriedForward)\.total$/;
/** 新收, 上年结转, 办结, 结转下年度: the stages that all applications pass through. */
export const isStage = (field = ''): boolean => STAGE.test(field);

function rowsOf(edition: Edition, aspect: ApplicationAspect): readonly string[] {
  switch (aspect) {
    case 'handled':
      return ['newlyReceived'];
    case 'receivedAndCarriedOver':
      return ['newlyReceived', 'carriedOver'];
    case 'carried':
      return ['carriedForward'];
    case 'published':
      return ['granted'];
    case 'noLongerHandled':
      return ['otherNotCorrected', 'otherFeeUnpaid'];
    case 'otherOther':
      return edition === 2019 ? ['otherwiseHandled'] : ['otherOther'];
    default:
      return isGroup(aspect) ? rowsUnder(edition, aspect).map(({ key }) => key) : [aspect];
  }
}

export type Applicants = ApplicantColumn | 'legalPersons';

function sumOf(edition: Edition, ids: readonly string[]): string | undefined {
  return ids.length > 0 && ids.every((id) => fieldById(edition, id)) ? ids.join('+') : undefined;
}

type Words = string | readonly string[];

/** A list as one word, without building a string where it has but one member. */
function inOne(words: Words): string {
  if (typeof words === 'string') return words;
  return words.length > 1 ? words.join() : (words[0] ?? '');
}

/** Remembers an expression by its edition and the words that say it: a report repeats few of them many times. */
function remembered<One extends Words, Other extends Words>(
  make: (edition: Edition, one: One, other: Other) => string | undefined,
): typeof make {
  // By the number of the year itself, a record would be a slow one.
  const known = EDITIONS.map(() => new Map<string, Map<string, string | undefined>>());
  return (edition, one, other) => {
    const ofEdition = known[EDITIONS.indexOf(edition)];
    if (ofEdition === undefined) return undefined;
    const word = inOne(one);
    let values = ofEdition.get(word);
    if (values === undefined) ofEdition.set(word, (values = new Map()));
    const beside = inOne(other);
    let value = values.get(beside);
    if (value === undefined && !values.has(beside)) values.set(beside, (value = make(edition, one, other)));
    return value;
  };
}

/** 表三: rows × columns. */
export const applicationField = remembered(
  (edition, aspects: readonly ApplicationAspect[], applicants: readonly Applicants[]) => {
    const columns = applicants.flatMap((each) => (each === 'legalPersons' ? LEGAL_PERSONS : [each]));
    if (columns.length === 0) columns.push('total');
    const rows = aspects.flatMap((each) => rowsOf(edition, each));
    return sumOf(
      edition,
      rows.flatMap((row) => columns.map((column) => `applications.${row}.${column}`)),
    );
  },
);

const DOCUMENT_COLUMNS: Readonly<Record<Edition, Readonly<Partial<Record<DocumentAspect, string>>>>> = {
  2021: {
    issued: 'issued',
    published: 'issued',
    madeAndPublished: 'issued',
    repealed: 'repealed',
    inForce: 'inForce',
  },
  2019: {
    issued: 'newlyMade',
    published: 'newlyPublished',
    madeAndPublished: 'newlyPublished',
    totalPublished: 'totalPublished',
  },
};

/** 表二 （一）. */
export const documentField = remembered((edition, thing: Thing, aspect: DocumentAspect) => {
  const column = DOCUMENT_COLUMNS[edition][aspect];
  return column === undefined ? undefined : sumOf(edition, [`activeDisclosure.${thing}.${column}`]);
});

const disclosureField = remembered((edition, thing: Thing, column: string) =>
  sumOf(edition, [`activeDisclosure.${thing}.${column}`]),
);

/** 表二 （五）（六）, and of 2019 the powers themselves, fees among them: 上一年项目数量, 本年增/减. */
export function decisionField(edition: Edition, thing: Thing, aspect: DecisionAspect): string | undefined {
  return disclosureField(edition, thing, aspect === 'decided' ? 'decisions' : aspect);
}

/** 表二 （八）（九）: money, or, for 集中采购, the number of purchases. */
export function moneyField(edition: Edition, thing: Thing, money: boolean): string | undefined {
  if (!money && thing === 'fees') return undefined;
  return disclosureField(edition, thing, money ? 'amount' : 'items');
}

const KINDS: Readonly<Partial<Record<Thing, readonly string[]>>> = {
  reconsideration: ['reconsideration'],
  litigation: ['directLitigation', 'litigationAfterReconsideration'],
  directLitigation: ['directLitigation'],
  litigationAfterReconsideration: ['litigationAfterReconsideration'],
  disputes: ['reconsideration', 'directLitigation', 'litigationAfterReconsideration'],
};

/** 表四. Closed cases are those upheld, corrected or ended otherwise: the total without 尚未审结. */
export const disputeField = remembered((edition, thing: Thing, aspect: DisputeAspect | 'total') => {
  const columns = aspect === 'closed' ? ['upheld', 'corrected', 'otherOutcome'] : [aspect];
  const kinds = KINDS[thing] ?? [];
  return sumOf(
    edition,
    kinds.flatMap((kind) => columns.map((column) => `disputes.${kind}.${column}`)),
  );
});
