import type { Edition } from './forms';
import { narrativeRows, narrativeSheet } from './newWorkbook/narrativeSheet';
import { STYLES, type WorkbookPlan } from './newWorkbook/plan';
import { profileReference, profileSheet } from './newWorkbook/profileSheet';
import { tableSheets } from './newWorkbook/tables';
import type { NarrativeProfile } from './profile';

export { addedSheet } from './newWorkbook/addedSheet';
export { profileSheet } from './newWorkbook/profileSheet';
export {
  NARRATIVE_SHEET,
  narrativeRows,
  narrativeSheet,
  type NarrativeRow,
} from './newWorkbook/narrativeSheet';
export {
  STYLES,
  type CellStyle,
  type PlannedCell,
  type SheetPlan,
  type StyleKey,
  type Validation,
  type WorkbookPlan,
} from './newWorkbook/plan';

/**
 * 新建年报工作簿: the official layout of an edition, totals as formulas, with 基本信息 and 正文.
 * Plain data; a host writes it.
 * @param profile what is known already goes into 基本信息
 * @param figures by `field.index`, totals too; every figure is 0 where they are not given
 */
export function newWorkbook(
  edition: Edition,
  profile: NarrativeProfile = {},
  figures?: readonly number[],
): WorkbookPlan {
  const heads = {
    unit: profile.unit ?? '',
    year: profile.year === undefined ? '' : String(profile.year),
    formula: `"填报单位："&${profileReference('unit')}&"　　年度："&${profileReference('year')}`,
  };
  return {
    styles: STYLES,
    sheets: [
      profileSheet(edition, profile),
      ...tableSheets(edition, heads, figures),
      narrativeSheet(narrativeRows()),
    ],
  };
}
