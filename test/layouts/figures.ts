import fc from 'fast-check';
import { fieldById, fieldsOf, formsOf, type Edition } from '../../src/forms';

/** The figures of one report, by `field.index` of the edition. */
export interface Figures {
  readonly edition: Edition;
  readonly year: number;
  readonly unit: string;
  readonly values: readonly number[];
}

export interface Years {
  readonly current: Figures;
  readonly previous: Figures;
}

const countOf = (most: number) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.nat(most) });

const UNIT = '青禾县';
const OUTCOMES = ['upheld', 'corrected', 'otherOutcome', 'pending'] as const;

/** Everything that a report's equations leave free. */
const freeFigures = fc.record({
  leaves: fc.array(fc.tuple(countOf(40), countOf(9), countOf(3), countOf(3), countOf(5), countOf(4)), {
    minLength: 21,
    maxLength: 21,
  }),
  carriedOver: fc.tuple(countOf(9), countOf(3), countOf(2), countOf(2), countOf(2), countOf(2)),
  carriedForward: fc.tuple(countOf(9), countOf(3), countOf(2), countOf(2), countOf(2), countOf(2)),
  reconsideration: fc.tuple(countOf(20), countOf(9), countOf(9), countOf(5)),
  direct: fc.tuple(countOf(5), countOf(5), countOf(5), countOf(5)),
  after: fc.tuple(countOf(3), countOf(3), countOf(3), countOf(3)),
  documents: fc.tuple(fc.nat(30), fc.nat(30), fc.nat(300)),
  decisions: fc.tuple(
    fc.integer({ min: 100, max: 90_000 }),
    fc.integer({ min: 100, max: 900 }),
    fc.integer({ min: 10, max: 90 }),
  ),
  money: fc.nat(9_000_000),
  other: fc.array(fc.nat(60), { minLength: 12, maxLength: 12 }),
});
type Free = typeof freeFigures extends fc.Arbitrary<infer Value> ? Value : never;

function figuresFrom(edition: Edition, year: number, free: Free, before?: Figures): Figures {
  const fields = fieldsOf(edition);
  const values = fields.map(() => 0);
  const put = (id: string, value: number) => {
    const field = fieldById(edition, id);
    if (field) values[field.index] = value;
  };
  const applications = formsOf(edition).find(({ key }) => key === 'applications')?.blocks[0];
  const applicants = applications?.columns.map(({ key }) => key) ?? [];
  const own = applicants.slice(0, -1);
  const row = (key: string, numbers: readonly number[]) => {
    own.forEach((applicant, place) => put(`applications.${key}.${applicant}`, numbers[place] ?? 0));
    put(
      `applications.${key}.total`,
      numbers.reduce((sum, number) => sum + number, 0),
    );
  };
  const leaves = (applications?.rows ?? []).filter(
    ({ key }) => !['newlyReceived', 'carriedOver', 'resultsTotal', 'carriedForward'].includes(key),
  );
  const sums = own.map((_, column) =>
    leaves.reduce((sum, _leaf, place) => sum + (free.leaves[place]?.[column] ?? 0), 0),
  );
  const last =
    before &&
    own.map(
      (applicant) =>
        before.values[fieldById(before.edition, `applications.carriedForward.${applicant}`)?.index ?? -1] ??
        0,
    );
  const carriedOver = own.map(
    (_, column) => last?.[column] ?? Math.min(free.carriedOver[column] ?? 0, sums[column] ?? 0),
  );
  const carriedForward = own.map((_, column) =>
    Math.max(free.carriedForward[column] ?? 0, (carriedOver[column] ?? 0) - (sums[column] ?? 0)),
  );
  leaves.forEach(({ key }, place) => row(key, [...(free.leaves[place] ?? [])]));
  row('resultsTotal', sums);
  row('carriedOver', carriedOver);
  row('carriedForward', carriedForward);
  row(
    'newlyReceived',
    own.map((_, column) => (sums[column] ?? 0) + (carriedForward[column] ?? 0) - (carriedOver[column] ?? 0)),
  );
  const received = sums.reduce((sum, number) => sum + number, 0) > 0;
  const kind = (key: string, numbers: readonly number[]) => {
    OUTCOMES.forEach((outcome, place) =>
      put(`disputes.${key}.${outcome}`, received ? (numbers[place] ?? 0) : 0),
    );
    put(`disputes.${key}.total`, received ? numbers.reduce((sum, number) => sum + number, 0) : 0);
  };
  const decided = free.reconsideration.slice(0, 3).reduce((sum, number) => sum + number, 0);
  const after = free.after.reduce((sum, number) => sum + number, 0) <= decided ? free.after : [0, 0, 0, 0];
  kind('reconsideration', free.reconsideration);
  kind('directLitigation', free.direct);
  kind('litigationAfterReconsideration', after);
  disclosureFigures(edition, free, put, before);
  return { edition, year, unit: UNIT, values };
}

function disclosureFigures(
  edition: Edition,
  free: Free,
  put: (id: string, value: number) => void,
  before?: Figures,
): void {
  const [issued, repealed, standing] = free.documents;
  const [licences, penalties, coercion] = free.decisions;
  put('activeDisclosure.licences.decisions', licences);
  put('activeDisclosure.penalties.decisions', penalties);
  put('activeDisclosure.coercion.decisions', coercion);
  if (edition === 2021) {
    const last =
      before?.edition === 2021
        ? before.values[fieldById(2021, 'activeDisclosure.normativeDocuments.inForce')?.index ?? -1]
        : undefined;
    const gone = last === undefined ? repealed : Math.min(repealed, last);
    put('activeDisclosure.normativeDocuments.issued', issued);
    put('activeDisclosure.normativeDocuments.repealed', gone);
    put(
      'activeDisclosure.normativeDocuments.inForce',
      last === undefined ? standing + issued : last + issued - gone,
    );
    put('activeDisclosure.fees.amount', Number(`${free.money}e-4`));
    return;
  }
  put('activeDisclosure.normativeDocuments.newlyMade', issued);
  put('activeDisclosure.normativeDocuments.newlyPublished', issued);
  put('activeDisclosure.normativeDocuments.totalPublished', standing + issued);
  ['licences', 'otherServices', 'penalties', 'coercion', 'fees'].forEach((key, place) => {
    const last = (column: string) =>
      before?.values[fieldById(2019, `activeDisclosure.${key}.${column}`)?.index ?? -1] ?? 0;
    const carried =
      before?.edition === 2019 ? last('itemsLastYear') + last('itemsChange') : (free.other[place] ?? 0) + 5;
    put(`activeDisclosure.${key}.itemsLastYear`, carried);
    put(`activeDisclosure.${key}.itemsChange`, ((free.other[place + 5] ?? 0) % 9) - 4);
  });
  put('activeDisclosure.otherServices.decisions', (free.other[10] ?? 0) + 10);
  put('activeDisclosure.procurement.items', (free.other[11] ?? 0) + 1);
  put('activeDisclosure.procurement.amount', Number(`${free.money}e-4`));
}

/** Figures that add up in every statutory relation, with many zeros, as a county has them. */
export const consistentReport = (edition: Edition): fc.Arbitrary<Figures> =>
  freeFigures.map((free) => figuresFrom(edition, edition === 2021 ? 2022 : 2020, free));

/** Two years that fit together: what is carried over, what is in force. */
export const consistentYears = (edition: Edition): fc.Arbitrary<Years> =>
  freeFigures.map((free) => {
    const year = edition === 2021 ? 2022 : 2020;
    const previous = figuresFrom(edition, year - 1, free);
    const current = figuresFrom(edition, year, free, previous);
    return { current, previous };
  });
