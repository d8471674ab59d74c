import { type ArgumentMetadata, ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { type FieldError, Problem } from '#kernel';

/**
 * Holds bodies and queries against their DTO classes. Unknown members are refused, not dropped: a misspelt filter that
 * is silently ignored gives the wrong list.
 */
export class DtoPipe extends ValidationPipe {
  constructor() {
    super({
      transform: true,
      whitelist: true,
      forbidNonWhitelisted: true,
      stopAtFirstError: true,
      validationError: { target: false },
      exceptionFactory: (errors) => new Refused(errors),
    });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (
      metadata.type === 'body' &&
      metadata.metatype !== undefined &&
      (typeof value !== 'object' || value === null || Array.isArray(value))
    ) {
      throw new Problem('invalid-request', 'Send a JSON object as the body, with `Content-Type: application/json`.', {
        errors: [{ pointer: '', code: 'wrong-type', detail: 'The body must be a JSON object.' }],
      });
    }
    try {
      return await super.transform(value, metadata);
    } catch (error) {
      // The pipe is shared by all that is checked at the same time: what came from where is known only here.
      if (error instanceof Refused) throw refusal(error.errors, metadata.type === 'query' ? '/query' : '');
      throw error;
    }
  }
}

class Refused extends Error {
  constructor(readonly errors: readonly ValidationError[]) {
    super('refused');
  }
}

function refusal(errors: readonly ValidationError[], prefix: string): Problem {
  return new Problem('invalid-request', 'See `errors` for what is wrong and where.', {
    errors: [...complaints(errors, prefix)],
  });
}

function* complaints(errors: readonly ValidationError[], prefix: string): Generator<FieldError> {
  for (const error of errors) {
    const pointer = `${prefix}/${error.property.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    for (const [rule, detail] of Object.entries(error.constraints ?? {})) {
      // What is not there breaks every rule: which one was looked at first says nothing.
      if (error.value === undefined && rule !== 'whitelistValidation') {
        yield { pointer, code: 'required', detail: `Say \`${error.property}\`: it may not be left out.` };
        continue;
      }
      yield { pointer, code: codeOf(rule), detail: `${detail.charAt(0).toUpperCase()}${detail.slice(1)}.` };
    }
    yield* complaints(error.children ?? [], pointer);
  }
}

/** `whitelistValidation` → `unknown-member`, `isUuid` → `is-uuid`. */
function codeOf(rule: string): string {
  if (rule === 'whitelistValidation') return 'unknown-member';
  return rule.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
