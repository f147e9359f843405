import { DISPUTE_KINDS, DISPUTE_OUTCOMES, formsOf, type Edition } from '../../src/forms';

/** The short field ids of the evaluation sets ("t3.d1.nat") in terms of ours. */

const DISCLOSURE_ROWS: Readonly<Record<string, string>> = {
  reg: 'regulations',
  norm: 'normativeDocuments',
  permit: 'licences',
  service: 'otherServices',
  penalty: 'penalties',
  coercion: 'coercion',
  fee: 'fees',
  procure: 'procurement',
};
const DISCLOSURE_COLUMNS: Readonly<Record<string, string>> = {
  made: 'issued',
  repealed: 'repealed',
  valid: 'inForce',
  newMade: 'newlyMade',
  newPub: 'newlyPublished',
  totalPub: 'totalPublished',
  prev: 'itemsLastYear',
  delta: 'itemsChange',
  n: 'decisions',
  amount: 'amount',
  count: 'items',
};
const APPLICATION_ROWS = (
  'new carried open partial d1 d2 d3 d4 d5 d6 d7 d8 u1 u2 u3 n1 n2 n3 n4 n5 ' + 'o1 o2 o3 done next'
).split(' ');
const APPLICATION_ROWS_2019 = APPLICATION_ROWS.filter((row) => !/^o[123]$/.test(row)).flatMap((row) =>
  row === 'done' ? ['o', 'done'] : [row],
);
const APPLICANTS = 'nat biz sci ngo law oth sum'.split(' ');
const KINDS = ['rev', 'dir', 'post'];
const OUTCOMES = ['keep', 'fix', 'oth', 'pend', 'sum'];

/** undefined for a derived id such as t3.recv.sum, which is no single figure. */
export function ourId(short: string, edition: Edition): string | undefined {
  const [table, row = '', column = ''] = short.split('.');
  if (table === 't2') return `activeDisclosure.${DISCLOSURE_ROWS[row]}.${DISCLOSURE_COLUMNS[column]}`;
  if (table === 't3') {
    const block = formsOf(edition).find((form) => form.key === 'applications')?.blocks[0];
    const place = (edition === 2021 ? APPLICATION_ROWS : APPLICATION_ROWS_2019).indexOf(row);
    const ours = block?.rows[place];
    const applicant = block?.columns[APPLICANTS.indexOf(column)];
    return ours && applicant ? `applications.${ours.key}.${applicant.key}` : undefined;
  }
  const kind = DISPUTE_KINDS[KINDS.indexOf(row)];
  const outcome = DISPUTE_OUTCOMES[OUTCOMES.indexOf(column)];
  return kind && outcome ? `disputes.${kind}.${outcome}` : undefined;
}
