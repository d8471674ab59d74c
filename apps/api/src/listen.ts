import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Settings, StartupError } from '#kernel';

/**
 * Opens the door.
 *
 * @returns where it is, such as `http://127.0.0.1:3000`
 * @throws StartupError when the address cannot be listened on, naming it and the setting
 */
export async function listen(app: NestFastifyApplication, { host, port }: Settings): Promise<string> {
  try {
    await app.init();
    // Not through the application, which would log the error that is told in one line below.
    return await app.getHttpAdapter().getInstance().listen({ port, host });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE') {
      throw new StartupError(
        `Port ${port} is taken on ${host}: stop what listens there, or choose another, PORT=${port + 1}.`,
      );
    }
    if (code === 'EACCES') {
      throw new StartupError(`Port ${port} may not be listened on by this user: choose one above 1023, PORT=3000.`);
    }
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
      throw new StartupError(`${host} is not an address of this machine: set HOST, to 127.0.0.1 for example.`);
    }
    throw error;
  }
}
