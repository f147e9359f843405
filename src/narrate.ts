import { PARTS } from './narrative';
import { closest } from './narrative/closest';
import { render } from './narrative/engine';
import type { Lacking, Part, Passage, TemplateFault } from './narrative/passage';
import { scopeOf } from './narrative/scope';
import { paragraphsOf } from './narrative/slot';
import type { NarrativeProfile } from './profile';
import type { AnnualReport } from './report';

export { defaultTemplates, PARTS } from './narrative';
export { listNames, type TemplateName } from './narrative/names';
export type { Passage, StatedFigure, TemplateFault, WrittenParagraph } from './narrative/passage';

export interface NarrateOptions {
  /** Templates in place of the built-in ones, by the name of the part. */
  readonly templates?: Readonly<Record<string, string>>;
}

export type Narrative =
  | { readonly ok: true; readonly passages: readonly Passage[] }
  /** Nothing is written by halves: what is missing, and which templates cannot be used. */
  | { readonly ok: false; readonly missing: readonly Lacking[]; readonly errors: readonly TemplateFault[] };

/** 生成正文: the text sections of a report, every number with its origin. Never throws on bad input. */
export function narrate(
  report: AnnualReport,
  profile: NarrativeProfile,
  options: NarrateOptions = {},
): Narrative {
  const templates = new Map(Object.entries(options.templates ?? {}));
  const errors: TemplateFault[] = [...templates.keys()].filter((name) => !isPart(name)).map(unknownTemplate);
  const missing = new Map<string, Lacking>();
  const passages: Passage[] = [];
  const scope = scopeOf(report, profile);
  const { lacking } = scope.ledger;
  for (const part of PARTS) {
    const source = templates.get(part.name) ?? part.template[report.edition];
    const rendered = render(part.name, source, report.edition, scope);
    for (const [label, lack] of lacking) {
      if (!missing.has(label)) missing.set(label, { ...lack, template: part.name });
    }
    if (!rendered.ok) {
      errors.push(rendered.fault);
      continue;
    }
    const paragraphs = paragraphsOf(rendered.text, scope.ledger);
    if (paragraphs.length === 0 && lacking.size === 0) errors.push(emptyPart(part));
    passages.push({
      section: part.section,
      template: part.name,
      ...(part.heading !== undefined && { heading: part.heading }),
      paragraphs,
    });
  }
  if (missing.size > 0 || errors.length > 0) return { ok: false, missing: [...missing.values()], errors };
  return { ok: true, passages };
}

const isPart = (name: string): boolean => PARTS.some((part) => part.name === name);

function unknownTemplate(template: string): TemplateFault {
  const names = PARTS.map(({ name }) => name);
  return {
    template,
    message: `没有名为“${template}”的部分，最相近的是“${closest(template, names)[0]}”。可以替换的部分：${names.join('、')}。`,
    names,
  };
}

function emptyPart({ name }: Part): TemplateFault {
  return { template: name, message: `模板“${name}”没有写出任何文字。`, names: [] };
}
