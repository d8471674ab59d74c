import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsNotEmptyObject,
  IsObject,
  IsUUID,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { Omittable } from '#http';
import { type ComponentState, componentStates, type IncidentState, incidentStates } from './status.entity.js';

const labels = { type: 'object', additionalProperties: { type: 'string' } } as const;
const affected = ['maintenance', 'degraded', 'partialOutage', 'majorOutage'] as const;

/** Something that people depend on, as those see it who keep the page. */
export class StatusComponentDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  /**
   * Its names by language
   * @example { "en": "Vehicle gateways", "fr": "Boîtiers" }
   */
  @ApiProperty(labels)
  names: Record<string, string>;

  /** How it is by itself */
  @ApiProperty({ enum: componentStates, enumName: 'ComponentState' })
  state: ComponentState;

  /** Place on the page, the smallest first */
  @ApiProperty({ type: 'integer' })
  position: number;

  @ApiProperty({ type: 'integer', minimum: 1 })
  version: number;
}

/** All components; there is one page. */
export class StatusComponentPageDto {
  @ApiProperty({ type: [StatusComponentDto] })
  items: StatusComponentDto[];

  /** Always null */
  @ApiProperty({ nullable: true, type: String })
  nextCursor: string | null;
}

/** Something that people depend on. */
export class StatusComponentDraftDto {
  /**
   * Its names by language; one in the desk's first language at least
   * @example { "en": "Vehicle gateways", "fr": "Boîtiers" }
   */
  @ApiProperty(labels)
  @IsObject()
  @IsNotEmptyObject()
  names: Record<string, string>;

  /** How it is; `operational` unless given */
  @ApiProperty({ enum: componentStates, enumName: 'ComponentState' })
  @Omittable()
  @IsIn(componentStates)
  state?: ComponentState;

  /** Place on the page, the smallest first; 0 unless given */
  @ApiProperty({ type: 'integer', minimum: 0, maximum: 10_000 })
  @Omittable()
  @IsInt()
  @Min(0)
  @Max(10_000)
  position?: number;
}

/** What to change about a component. */
export class StatusComponentChangeDto {
  /** Its names by language, all of them */
  @ApiProperty(labels)
  @Omittable()
  @IsObject()
  @IsNotEmptyObject()
  names?: Record<string, string>;

  /** How it is by itself */
  @ApiProperty({ enum: componentStates, enumName: 'ComponentState' })
  @Omittable()
  @IsIn(componentStates)
  state?: ComponentState;

  /** Place on the page, the smallest first */
  @ApiProperty({ type: 'integer', minimum: 0, maximum: 10_000 })
  @Omittable()
  @IsInt()
  @Min(0)
  @Max(10_000)
  position?: number;
}

/** What an incident does to a component. */
export class AffectedComponentDraftDto {
  /** Id of the component */
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  id: string;

  /** How it is while the incident lasts */
  @ApiProperty({ enum: affected, enumName: 'AffectedState' })
  @IsIn(affected)
  state: (typeof affected)[number];
}

/** Something to say of an incident, to everybody who has subscribed. */
export class IncidentUpdateDraftDto {
  /** How far the desk is; `resolved` ends the incident */
  @ApiProperty({ enum: incidentStates, enumName: 'IncidentState' })
  @IsIn(incidentStates)
  state: IncidentState;

  /**
   * What to say, by language; in the desk's first language at least
   * @example { "en": "We found the broken link and mend it." }
   */
  @ApiProperty(labels)
  @IsObject()
  @IsNotEmptyObject()
  texts: Record<string, string>;
}

/** Something that went wrong. */
export class IncidentDraftDto extends IncidentUpdateDraftDto {
  /**
   * What it is called, by language; in the desk's first language at least
   * @example { "en": "Gateways are silent in Europe" }
   */
  @ApiProperty(labels)
  @IsObject()
  @IsNotEmptyObject()
  titles: Record<string, string>;

  /** What it affects */
  @ApiProperty({ type: [AffectedComponentDraftDto] })
  @Omittable()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => AffectedComponentDraftDto)
  components?: AffectedComponentDraftDto[];
}

/** What to change about an incident besides saying something of it. Nobody is told. */
export class IncidentChangeDto {
  /** What it is called, by language, all of them */
  @ApiProperty(labels)
  @Omittable()
  @IsObject()
  @IsNotEmptyObject()
  titles?: Record<string, string>;

  /** All that it affects */
  @ApiProperty({ type: [AffectedComponentDraftDto] })
  @Omittable()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => AffectedComponentDraftDto)
  components?: AffectedComponentDraftDto[];
}

/** A ticket that is about an incident. */
export class IncidentTicketDto {
  /** Id of the ticket */
  @ApiProperty({ format: 'uuid' })
  ticketId: string;

  /**
   * Number of the ticket
   * @example "493027"
   */
  number: string;

  /** When it was linked */
  @ApiProperty({ format: 'date-time' })
  linkedAt: string;
}

/** The tickets that are about an incident, the last one linked first; at most 1000. */
export class IncidentTicketPageDto {
  @ApiProperty({ type: [IncidentTicketDto] })
  items: IncidentTicketDto[];

  /** Always null */
  @ApiProperty({ nullable: true, type: String })
  nextCursor: string | null;
}
