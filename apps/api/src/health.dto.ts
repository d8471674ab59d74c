import { ApiProperty } from '@nestjs/swagger';

/** How the service is. */
export class HealthDto {
  /** Always `ok`; anything else is a problem document */
  @ApiProperty({ type: String, enum: ['ok'] })
  status: 'ok';
}
