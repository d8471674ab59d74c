import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Database, statement } from '#database';
import { anyone, Operation } from '#http';
import { Problem } from '#kernel';
import { HealthDto } from './health.dto.js';

const ping = statement<{ one: number }>('health.ping', 'SELECT 1 AS one');

@ApiTags('health')
@Controller('v1/health')
export class HealthController {
  constructor(private readonly database: Database) {}

  /** Whether the process runs. Restart it when this fails. */
  @Get('live')
  @Operation({ access: anyone, probe: true })
  healthLive(): HealthDto {
    return { status: 'ok' };
  }

  /** Whether the service can answer, its database included. Send no traffic while this fails. */
  @Get('ready')
  @Operation({ access: anyone })
  async healthReady(): Promise<HealthDto> {
    const [answer] = await this.database.readAcross(ping, []);
    if (answer?.one !== 1) throw new Problem('unavailable', 'The database does not answer.', { retryAfter: 2 });
    return { status: 'ok' };
  }
}
