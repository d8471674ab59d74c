import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { StartupError } from '#kernel';

const commands = ['check', 'plan', 'apply'] as const;

export interface Mapping {
  readonly statuses?: Readonly<Record<string, string>>;
  readonly types?: Readonly<Record<string, string>>;
}

export interface Arguments {
  readonly command: (typeof commands)[number];
  readonly blueprint: { readonly file: string; readonly text: string; readonly slug: string };
  readonly mapping: Mapping | undefined;
}

const usage = 'usage: npm run desk -- check|plan|apply FILE [--mapping FILE]';

/** @throws StartupError when the words are off or a file cannot be read */
export function readArguments(words: string[], environment: NodeJS.ProcessEnv): Arguments {
  const { values, positionals } = parsed(words);
  const [word, file] = positionals;
  const command = commands.find((known) => known === word);
  if (!command || !file || positionals.length !== 2) throw new StartupError(usage);
  // npm runs scripts in the project's folder; the file is named from where the person is.
  const folder = environment['INIT_CWD'] ?? process.cwd();
  const text = read(folder, file);
  const slug: unknown = Object(Object(parsedYaml(file, text)).identity).slug;
  if (typeof slug !== 'string') throw new StartupError(`${file} says no identity.slug; is it a blueprint?`);
  const mapping = values.mapping === undefined ? undefined : parsedYaml(values.mapping, read(folder, values.mapping));
  return { command, blueprint: { file, text, slug }, mapping: mapping === undefined ? undefined : Object(mapping) };
}

function parsed(words: string[]) {
  try {
    return parseArgs({ args: words, allowPositionals: true, options: { mapping: { type: 'string' } } });
  } catch (error) {
    throw new StartupError(`${error instanceof Error ? error.message : error}; ${usage}`);
  }
}

function read(folder: string, file: string): string {
  try {
    return readFileSync(new URL(file, `file://${folder}/`), 'utf8');
  } catch {
    throw new StartupError(`${file} cannot be read`);
  }
}

function parsedYaml(file: string, text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    throw new StartupError(`${file}: ${error instanceof Error ? error.message : error}`);
  }
}
