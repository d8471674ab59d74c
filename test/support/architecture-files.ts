/** Names that say nothing of what is inside. */
const empty = /^(utils?|helpers?|commons?|base|managers?|impl|misc|shared)$/;

/** Files and folders are named after what they hold: by their noun, the last word. (Common passwords are a thing.) */
export function namesThatSayNothing(files: readonly string[]): string[] {
  const nouns = (file: string) => file.split(/[/.]/).map((name) => name.split(/[-_]/).at(-1) ?? '');
  return files.filter((file) => nouns(file).some((noun) => empty.test(noun)));
}

/**
 * A file over the limit is looked at again: it is split, or it stands among the exceptions with the reason why not. An
 * exception that is no longer needed goes.
 */
export function tooLong(
  files: readonly { readonly path: string; readonly text: string }[],
  limit: number,
  exceptions: Readonly<Record<string, string>>,
): string[] {
  const long = files.filter(({ text }) => text.trimEnd().split('\n').length > limit).map((file) => file.path);
  const needless = Object.keys(exceptions).filter((file) => !long.includes(file));
  return [
    ...long.filter((file) => !(file in exceptions)).map((file) => `${file} has more than ${limit} lines`),
    ...needless.map((file) => `${file} is an exception that is not needed`),
  ];
}

/** What stands at the top of the repository beyond the allowed; what git ignores does not count. */
export function strayEntries(entries: readonly string[], ignored: string, allowed: readonly string[]): string[] {
  const patterns = ignored
    .split('\n')
    .map((line) => line.trim().replace(/\/$/, ''))
    .filter((line) => line && !line.startsWith('#'));
  const isIgnored = (entry: string) =>
    patterns.some((pattern) => (pattern.startsWith('*') ? entry.endsWith(pattern.slice(1)) : entry === pattern));
  return entries.filter((entry) => entry !== '.git' && !allowed.includes(entry) && !isIgnored(entry));
}

/** The paths in a lock file at which a registry's address stands: it would bind everybody to our registry. */
export function resolvedPackages(lockFile: string): string[] {
  const lock: { packages?: Record<string, object> } = JSON.parse(lockFile);
  return Object.entries(lock.packages ?? {}).flatMap(([name, entry]) => ('resolved' in entry ? [name] : []));
}

interface Setting {
  readonly variable: string;
  readonly default: string | null;
  readonly says: string;
}

/** The rows of the README's table of settings, as they must stand there. */
export function settingRows(settings: readonly Setting[]): string[] {
  return settings.map(
    ({ variable, default: preset, says }) =>
      `| \`${variable}\` | ${preset === null ? '–' : `\`${preset}\``} | ${says} |`,
  );
}

/** The rows of settings that a README has. */
export function settingRowsIn(markdown: string): string[] {
  return markdown.split('\n').filter((line) => /^\| `[A-Z][A-Z0-9_]+` \|/.test(line));
}
