import { importsOf, type Rule } from './architecture.js';

const libOf = (file: string) => /^libs\/([^/]+)\//.exec(file)?.[1];
const appOf = (file: string) => /^apps\/([^/]+)\//.exec(file)?.[1];

/** Libs stand in one order: each imports only earlier ones, by `#lib`, and nothing else of them than their index. */
export function libsInOrder(order: readonly string[]): Rule {
  return (sources) =>
    sources.flatMap((source) => {
      const lib = libOf(source.path);
      if (lib === undefined) return [];
      if (!order.includes(lib)) return [`${source.path} lies in a lib that the order does not name`];
      return importsOf(source).flatMap(({ specifier, place, file }) => {
        if (file !== undefined) return file.startsWith(`libs/${lib}/`) ? [] : [`${place} leaves its lib: ${specifier}`];
        if (!specifier.startsWith('#')) return [];
        const other = specifier.slice(1);
        if (!order.includes(other)) return [`${place} imports what is not the index of a lib: ${specifier}`];
        if (other === lib) return [`${place} imports its own lib by its index: ${specifier}`];
        return order.indexOf(other) < order.indexOf(lib) ? [] : [`${place} imports a later lib: ${specifier}`];
      });
    });
}

/**
 * Apps import libs, by `#lib`, and their own files.
 *
 * @param composed apps made of other apps, and which
 */
export function appsImportLibs(order: readonly string[], composed: Readonly<Record<string, readonly string[]>>): Rule {
  return (sources) =>
    sources.flatMap((source) => {
      const app = appOf(source.path);
      if (app === undefined) return [];
      const reachable = [app, ...(composed[app] ?? [])];
      return importsOf(source).flatMap(({ specifier, place, file }) => {
        if (file !== undefined) {
          return reachable.includes(appOf(file) ?? '') ? [] : [`${place} leaves its app: ${specifier}`];
        }
        const isLib = !specifier.startsWith('#') || order.includes(specifier.slice(1));
        return isLib ? [] : [`${place} imports what is not the index of a lib: ${specifier}`];
      });
    });
}

/**
 * What may be imported below a folder besides its own files; `node:` modules only where they are named.
 *
 * @param more what single files may import besides
 */
export function importsOnly(folder: string, allowed: RegExp, more: Readonly<Record<string, RegExp>> = {}): Rule {
  return (sources) =>
    sources
      .filter((source) => source.path.startsWith(folder))
      .flatMap((source) =>
        importsOf(source).flatMap(({ specifier, place, file }) => {
          const isAllowed = allowed.test(specifier) || more[source.path]?.test(specifier);
          const fine = file === undefined ? isAllowed : file.startsWith(folder);
          return fine ? [] : [`${place} imports ${specifier}`];
        }),
      );
}

/** No file reaches itself by relative imports: each can be read without knowing who reads it. */
export const noCycle: Rule = (sources) => {
  const known = new Set(sources.map(({ path }) => path));
  const next = new Map(
    sources.map((source) => [
      source.path,
      importsOf(source).flatMap(({ file }) => (file !== undefined && known.has(file) ? [file] : [])),
    ]),
  );
  const cycles = new Map<string, string>();
  const done = new Set<string>();
  const visit = (file: string, way: readonly string[]): void => {
    const start = way.indexOf(file);
    if (start >= 0) {
      const cycle = way.slice(start);
      cycles.set([...cycle].sort().join(), [...cycle, file].join(' → '));
      return;
    }
    if (done.has(file)) return;
    for (const other of next.get(file) ?? []) visit(other, [...way, file]);
    done.add(file);
  };
  for (const { path } of sources) visit(path, []);
  return [...cycles.values()];
};
