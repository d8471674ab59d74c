import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** One file of ours, parsed. Rules look at the tree, so that comments and texts cannot deceive them. */
export interface Source {
  /** From the top of the repository, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
}

/** A rule takes all sources and gives one line for each place that breaks it. */
export type Rule = (sources: readonly Source[]) => string[];

export function sourceOf(file: string, text: string): Source {
  return { path: file, text, tree: ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true) };
}

/** Every file below a folder, from the top of the repository, in a fixed order. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const file = path.posix.join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(file) : [file];
    })
    .sort();
}

/** The TypeScript of the product: what is generated and what tests it are left out. */
export function productSources(): Source[] {
  return ['libs', 'apps', 'sdk/src']
    .flatMap(filesBelow)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts') && !file.startsWith('sdk/src/generated/'))
    .map((file) => sourceOf(file, readFileSync(file, 'utf8')));
}

export function* nodesOf(tree: ts.Node): Generator<ts.Node> {
  yield tree;
  const children: ts.Node[] = [];
  tree.forEachChild((child) => {
    children.push(child);
  });
  for (const child of children) yield* nodesOf(child);
}

/** `file:line` of a node, for a reader to go to. */
export function placeOf(source: Source, node: ts.Node): string {
  return `${source.path}:${source.tree.getLineAndCharacterOfPosition(node.getStart(source.tree)).line + 1}`;
}

/** A rule about single nodes: `breaks` says what is wrong with one, or nothing. */
export function nodeRule(breaks: (node: ts.Node, source: Source) => string | undefined): Rule {
  return (sources) =>
    sources.flatMap((source) =>
      [...nodesOf(source.tree)].flatMap((node) => {
        const wrong = breaks(node, source);
        return wrong === undefined ? [] : [`${placeOf(source, node)} ${wrong}`];
      }),
    );
}

export interface Import {
  /** As it is written, such as `#kernel`, `./ticket.view.js`, `node:fs`. */
  readonly specifier: string;
  readonly place: string;
  /** The file it means, for relative imports. */
  readonly file: string | undefined;
}

export function importsOf(source: Source): Import[] {
  return [...nodesOf(source.tree)].flatMap((node) => {
    const specifier = specifierOf(node);
    if (specifier === undefined) return [];
    const file = specifier.startsWith('.')
      ? path.posix.join(path.posix.dirname(source.path), specifier).replace(/\.js$/, '.ts')
      : undefined;
    return [{ specifier, place: placeOf(source, node), file }];
  });
}

function specifierOf(node: ts.Node): string | undefined {
  const text = (part: ts.Node | undefined) => (part && ts.isStringLiteralLike(part) ? part.text : undefined);
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return text(node.moduleSpecifier);
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return text(node.argument.literal);
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) return text(node.arguments[0]);
  return undefined;
}
