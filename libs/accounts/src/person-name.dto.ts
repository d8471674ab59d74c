import { ApiProperty } from '@nestjs/swagger';

/** Somebody, by what they are called. */
export class PersonNameDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  /** @example "Camille Durand" */
  name: string;
}
