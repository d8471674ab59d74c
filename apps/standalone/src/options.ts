import { parseArgs } from 'node:util';
import { StartupError } from '#kernel';

/** What may be said on the command line; everything else is a setting in the environment. */
export interface Options {
  /** Throw the data away and begin anew. */
  reset: boolean;
}

/** @throws StartupError for an option that does not exist */
export function readOptions(args: readonly string[]): Options {
  try {
    const { values } = parseArgs({ args: [...args], options: { reset: { type: 'boolean', default: false } } });
    return { reset: values.reset };
  } catch {
    throw new StartupError(
      `"${args.join(' ')}" is not understood: the only option is --reset, which throws the data away and begins anew.`,
    );
  }
}
