import { LEVEL_LABELS } from '../finding';
import type { Problem } from '../problems';
import { problemsIn, type PaneState } from './state';

/** The list of problems as it is shown. */

export interface ProblemGroup {
  readonly key: string;
  readonly problems: readonly Problem[];
}

/** The list as shown: filtered, grouped, in the order of the check. */
export function groupsIn(state: PaneState): readonly ProblemGroup[] {
  const { grouping, filter } = state.list;
  const words = filter.trim().toLowerCase().split(/\s+/);
  const groups = new Map<string, Problem[]>();
  for (const problem of problemsIn(state)) {
    const text = textOf(problem).toLowerCase();
    if (!words.every((word) => text.includes(word))) continue;
    const key = problem.waived ? 'waived' : problem[grouping];
    const group = groups.get(key);
    if (group) group.push(problem);
    else groups.set(key, [problem]);
  }
  const list = [...groups].map(([key, problems]) => ({ key, problems }));
  return [...list.filter(({ key }) => key !== 'waived'), ...list.filter(({ key }) => key === 'waived')];
}

function textOf({ suspect, findings, rule, table, level }: Problem): string {
  const said = findings.map((finding) => `${finding.rule} ${finding.message}`);
  return [suspect?.message ?? '', ...said, rule, table, LEVEL_LABELS[level]].join(' ');
}

/** The problem before or after the current one, round the list as shown. */
export function neighbour(state: PaneState, step: 1 | -1): Problem | undefined {
  const shown = groupsIn(state).flatMap(({ problems }) => problems);
  const at = shown.findIndex(({ id }) => id === state.list.current);
  if (at < 0) return step === 1 ? shown[0] : shown.at(-1);
  return shown[(at + step + shown.length) % shown.length];
}
