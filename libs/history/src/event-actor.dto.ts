import { ApiProperty } from '@nestjs/swagger';
import { type ActorKind, actorKinds } from './event.entity.js';

/** Who did something, as the log keeps it. */
export class EventActorDto {
  /** What sort of caller: `system` for what the desk does by itself */
  @ApiProperty({ enum: actorKinds, enumName: 'EventActorKind' })
  kind: ActorKind;

  /** The person’s or key’s id */
  @ApiProperty({ format: 'uuid', nullable: true, type: String })
  id: string | null;
}
