import { fileNameOf } from '../handedIn';
import { comparableUnit, endsAlike } from '../review';
import { nameOf, type RollUp, type UnitReport } from '../rollUp';

/** 单位名单 held against what was handed in (H-2). */
export interface Roster {
  /** On the list, and neither a report of the year nor a file that may be one. */
  readonly missing: readonly string[];
  /** Files that cannot be read, with the listed unit that they are named after. */
  readonly unread: ReadonlyMap<string, string>;
  /** Handed in, and not on the list; reports that name no unit too. */
  readonly unlisted: readonly UnitReport[];
}

/** A report that names no unit is that of the listed one that its file is named after: "03青石镇.xlsx". */
function byFile({ file }: Pick<UnitReport, 'file'>, listed: readonly string[]): string | undefined {
  const name = comparableUnit(fileNameOf(file));
  const longest = listed
    .filter((each) => name.includes(each))
    .sort((one, other) => other.length - one.length);
  return longest[0];
}

/** @param unread files that cannot be read: whoever has sent one has handed in */
export function heldAgainst(
  names: readonly string[],
  { counted, leftOut }: RollUp,
  unread: readonly string[] = [],
): Roster {
  const handedIn = [
    ...counted,
    ...leftOut.flatMap(({ report, reason }) => (reason === 'otherYear' || reason === 'own' ? [] : report)),
  ];
  const listed = new Map(names.map((name) => [comparableUnit(name), name]));
  const named = new Map(
    handedIn.map((report) => [report, nameOf(report) ?? byFile(report, [...listed.keys()])]),
  );
  const given = new Set([...named.values()].flatMap((name) => name ?? []));
  // A name with the county before it and one without are one unit, where only one of each can be meant.
  const open = [...listed.keys()].filter((name) => !given.has(name));
  const others = [...given].filter((name) => !listed.has(name));
  const pairs = open.flatMap((name) => {
    const [match, ...more] = others.filter((other) => endsAlike(name, other));
    if (match === undefined || more.length > 0) return [];
    return open.filter((each) => endsAlike(each, match)).length === 1 ? [[name, match] as const] : [];
  });
  const found = new Set(pairs.map(([name]) => name));
  const known = new Set([...listed.keys(), ...pairs.map(([, match]) => match)]);
  const lacking = open.filter((name) => !found.has(name));
  const sent = unread.flatMap((file) => {
    const name = byFile({ file }, lacking);
    return name === undefined ? [] : [[file, name] as const];
  });
  const broken = new Set(sent.map(([, name]) => name));
  const asListed = (name: string) => listed.get(name) ?? name;
  return {
    missing: lacking.filter((name) => !broken.has(name)).map(asListed),
    unread: new Map(sent.map(([file, name]) => [file, asListed(name)])),
    unlisted: handedIn.filter((report) => !known.has(named.get(report) ?? '')),
  };
}
