/**
 * From what an author wrote to what the engine runs on: read the text, hold its structure against `structure.ts`, check
 * its meaning, compile. Structure comes first and alone: complaints about the meaning of a misspelt part would mislead.
 */
import type { Blueprint } from './blueprint.js';
import { checkFlow } from './check-flow.js';
import { checkForms } from './check-forms.js';
import { checkLanguages } from './check-languages.js';
import { checkNames } from './check-names.js';
import { checkRules } from './check-rules.js';
import { checkTemplates } from './check-templates.js';
import { compileBlueprint } from './compile.js';
import type { Complaint } from './complaint.js';
import { Complaints } from './complaints.js';
import type { BlueprintDocument } from './document.js';
import { offsetOf } from './places.js';
import { type ReadText, readText } from './read-text.js';
import { readValue } from './read-value.js';
import { documentShape } from './structure.js';

/** Either no complaint and a blueprint, or complaints alone. */
export type CheckedBlueprint =
  | { readonly blueprint: Blueprint; readonly document: BlueprintDocument; readonly complaints: readonly [] }
  | { readonly blueprint: null; readonly document: null; readonly complaints: readonly Complaint[] };

/**
 * @param source YAML or JSON text (at most 1 MiB), or the value such a text stands for
 * @returns the compiled blueprint, or every complaint (at most 200) in the order of the text. Never throws, whatever
 *   the source.
 */
export function checkBlueprint(source: unknown): CheckedBlueprint {
  const complaints = new Complaints();
  const text = typeof source === 'string' ? readText(source, complaints) : undefined;
  const value = text ? text.value : readValue(source, complaints);
  const refused = (): CheckedBlueprint => ({
    blueprint: null,
    document: null,
    complaints: complaints.list.map((complaint) => locate(complaint, text)).sort(inOrderOfText),
  });
  if (!complaints.none) return refused();

  const reading = { complaints, texts: [] };
  if (!documentShape(value, '', reading)) return refused();

  const checking = { document: value, complaints };
  checkLanguages(checking, reading.texts);
  checkNames(checking);
  checkForms(checking);
  checkFlow(checking);
  checkTemplates(checking);
  checkRules(checking);
  if (!complaints.none) return refused();

  return { blueprint: compileBlueprint(value), document: value, complaints: [] };
}

function locate(complaint: Complaint, text: ReadText | undefined): Complaint {
  if (!text || complaint.line !== undefined) return complaint;
  const aboutKey = ['unknown-key', 'bad-key', 'duplicate'].includes(complaint.code);
  const offset = offsetOf(text.places, complaint.pointer, aboutKey);
  if (offset === undefined) return complaint;
  const { line, col } = text.lines.linePos(offset);
  const { pointer, code, detail } = complaint;
  return { pointer, line, column: col, code, detail };
}

function inOrderOfText(a: Complaint, b: Complaint): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}
