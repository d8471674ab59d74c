/**
 * Templates are Mustache without its sharp edges: variables and sections over a closed list of names; no unescaped
 * output, no partials, no change of delimiters.
 */
import Mustache from 'mustache';

export interface TemplateFault {
  readonly code: 'bad-template' | 'unknown-variable';
  /** The name at fault, for `unknown-variable`. */
  readonly name: string;
  readonly detail: string;
}

type Token = readonly [kind: string, value: string, start: number, end: number, inner?: unknown, ...rest: unknown[]];

function isToken(value: unknown): value is Token {
  return Array.isArray(value) && typeof value[0] === 'string' && typeof value[1] === 'string';
}

/** A writer of its own without a cache: the shared one keeps every template for ever. */
function newWriter(): InstanceType<typeof Mustache.Writer> {
  const writer = new Mustache.Writer();
  Reflect.set(writer, 'templateCache', undefined);
  return writer;
}

/** What is wrong with a template whose values are `known`. */
export function templateFaults(template: string, known: ReadonlySet<string>): TemplateFault[] {
  let tokens: unknown;
  try {
    tokens = newWriter().parse(template);
  } catch (error) {
    const detail = error instanceof Error ? error.message : 'It cannot be read.';
    return [{ code: 'bad-template', name: '', detail: `This template is not well formed: ${detail}.` }];
  }
  return faultsOf(tokens, known, false);
}

function faultsOf(tokens: unknown, known: ReadonlySet<string>, inSection: boolean): TemplateFault[] {
  if (!Array.isArray(tokens)) return [];
  return tokens.filter(isToken).flatMap(([kind, name, , , inner]): TemplateFault[] => {
    if (kind === 'text' || kind === '!') return [];
    if (kind !== 'name' && kind !== '#' && kind !== '^') {
      const detail = 'Templates have {{name}}, {{#name}}…{{/name}} and {{^name}}…{{/name}} only.';
      return [{ code: 'bad-template', name, detail }];
    }
    const isKnown = known.has(name) || (inSection && name === '.');
    const fault = { code: 'unknown-variable', name, detail: `"${name}" is not known in this template.` } as const;
    return [...(isKnown ? [] : [fault]), ...faultsOf(inner, known, true)];
  });
}

/** Values by dotted name (`ticket.number`), as `templateFaults` knows them. Absent ones are empty. */
export type TemplateValues = Readonly<Record<string, string | undefined>>;

/** @param makeSafe how a value is made safe for where the text goes; the template's own text is left alone */
export function renderTemplate(template: string, values: TemplateValues, makeSafe: (value: string) => string): string {
  const view = emptyRecord();
  for (const [name, value] of Object.entries(values)) {
    // Mustache reads a dotted name step by step, so `field.rfid` must be an object in the view.
    let scope = view;
    const steps = name.split('.');
    const last = steps.pop() ?? name;
    for (const step of steps) {
      const next = scope[step];
      const inner = isRecord(next) ? next : emptyRecord();
      scope[step] = inner;
      scope = inner;
    }
    scope[last] = value ?? '';
  }
  return newWriter().render(template, view, undefined, { escape: (value: unknown) => makeSafe(String(value)) });
}

/** Without a prototype: a name such as `constructor` must find nothing that was not put there. */
function emptyRecord(): Record<string, unknown> {
  return Object.create(null);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Names that a subject template may use, beside `field.KEY` for the fields of its form. */
export const subjectVariables = ['subject', 'organization', 'requester', 'type'] as const;

/**
 * The subject as the desk writes it: values in the template's places, one line, white space made single. A value is
 * never read as a template itself.
 */
export function renderSubject(template: string | null, values: TemplateValues & { readonly subject: string }): string {
  const text = template === null ? values.subject : renderTemplate(template, values, (value) => value);
  return text.replace(/\s+/gu, ' ').trim();
}
