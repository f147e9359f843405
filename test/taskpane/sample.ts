import { fieldById, fieldsOf } from '../../src/forms';
import type { CellAddress } from '../../src/workbook';
import { layOut, PLAIN_LAYOUT } from '../layouts';
import { HANGZHOU_2025, type Figures } from '../reports';
import { xlsxOf } from '../hosts/fixture';

export interface SampleWorkbook {
  readonly bytes: Uint8Array;
  /** Where a figure stands: "applications.granted.total". */
  at(id: string): CellAddress;
}

function workbookOf(figures: Figures, year: number): SampleWorkbook {
  const values = fieldsOf(2021).map(({ id }) => Number(figures[id] ?? 0));
  const { sheets, cells } = layOut({ edition: 2021, year, unit: '临江市人民政府', values }, PLAIN_LAYOUT);
  return {
    bytes: xlsxOf(sheets),
    at(id) {
      const cell = cells.get(id);
      if (!cell) throw new Error(`No figure ${id}`);
      return cell;
    },
  };
}

/** 杭州 2025's figures, where every sum holds, under another name; some changed. */
export function thisYear(changes: Figures = {}): SampleWorkbook {
  for (const id of Object.keys(changes)) if (!fieldById(2021, id)) throw new Error(`No figure ${id}`);
  return workbookOf({ ...HANGZHOU_2025.figures, ...changes }, 2025);
}

/** A year before: carried forward to natural persons one more, to businesses one less than was carried over. */
export function lastYear(): SampleWorkbook {
  const none = Object.fromEntries(fieldsOf(2021).map(({ id }) => [id, 0]));
  const columns = { naturalPersons: 536, businesses: 5, charities: 1, legalServices: 18, total: 560 };
  const carried = Object.entries(columns).flatMap(([column, value]) => [
    [`applications.newlyReceived.${column}`, value],
    [`applications.carriedForward.${column}`, value],
  ]);
  return workbookOf({ ...none, ...Object.fromEntries(carried) }, 2024);
}

/** 部分公开 × 商业企业 is 39; its digits changed places. One cell explains all that fails. */
export const TRANSPOSED = 'applications.partlyGranted.businesses';
export const oneFault = (): SampleWorkbook => thisYear({ [TRANSPOSED]: 93 });
