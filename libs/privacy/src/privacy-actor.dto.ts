import { ApiProperty } from '@nestjs/swagger';

/** Who did it: an admin, a program by its key, or the desk itself. */
export class PrivacyActorDto {
  /** What it is */
  @ApiProperty({ enum: ['person', 'key', 'system'], enumName: 'PrivacyActorKind' })
  kind: 'person' | 'key' | 'system';

  @ApiProperty({ format: 'uuid', nullable: true, type: String })
  id: string | null;
}
