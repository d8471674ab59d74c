import type { INestApplicationContext } from '@nestjs/common';
import { SmtpDoor } from '#inbound-mail';
import { Settings } from '#kernel';

/** Where a worker takes mail, such as `smtp://127.0.0.1:2525`; undefined when it takes none. */
export function mailDoorOf(worker: INestApplicationContext): string | undefined {
  const { port } = worker.get(SmtpDoor);
  return port === undefined ? undefined : `smtp://${worker.get(Settings).smtpInHost}:${port}`;
}
