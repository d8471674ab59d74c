import { ApiProperty } from '@nestjs/swagger';
import { PageQueryDto } from '#http';
import { type ComponentState, componentStates, type IncidentState, incidentStates } from './status.entity.js';

/** Something that people depend on, as it is now. */
export class ComponentStatusDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  /** @example "Vehicle gateways" */
  name: string;

  /** As it is now, open incidents considered */
  @ApiProperty({ enum: componentStates, enumName: 'ComponentState' })
  state: ComponentState;
}

/** What was said of an incident at one time. */
export class IncidentUpdateDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  /** How far the desk was */
  @ApiProperty({ enum: incidentStates, enumName: 'IncidentState' })
  state: IncidentState;

  /** Plain text */
  text: string;

  /** When it was said */
  @ApiProperty({ format: 'date-time' })
  at: string;
}

/** What an incident does to a component. */
export class AffectedComponentDto {
  /** Id of the component */
  @ApiProperty({ format: 'uuid' })
  id: string;

  /** @example "Vehicle gateways" */
  name: string;

  /** How it is while the incident lasts */
  @ApiProperty({ enum: componentStates, enumName: 'ComponentState' })
  state: ComponentState;
}

/** Something that went wrong, as everybody sees it. */
export class IncidentDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  /**
   * What is wrong, in one line
   * @example "Gateways are silent in Europe"
   */
  title: string;

  /** How far the desk is */
  @ApiProperty({ enum: incidentStates, enumName: 'IncidentState' })
  state: IncidentState;

  /** What it affects */
  @ApiProperty({ type: [AffectedComponentDto] })
  components: AffectedComponentDto[];

  /** What was said of it, newest first */
  @ApiProperty({ type: [IncidentUpdateDto] })
  updates: IncidentUpdateDto[];

  /** When it began */
  @ApiProperty({ format: 'date-time' })
  startedAt: string;

  /** When it was over; null: it is not */
  @ApiProperty({ nullable: true, type: String, format: 'date-time' })
  resolvedAt: string | null;

  @ApiProperty({ type: 'integer', minimum: 1 })
  version: number;
}

/** A page of incidents, newest first. */
export class IncidentPageDto {
  @ApiProperty({ type: [IncidentDto] })
  items: IncidentDto[];

  /** Leads to the next page; null on the last one */
  @ApiProperty({ nullable: true, type: String })
  nextCursor: string | null;
}

export class IncidentListQueryDto extends PageQueryDto {}

/** How everything is. */
export class StatusDto {
  /** The worst of all components */
  @ApiProperty({ enum: componentStates, enumName: 'ComponentState' })
  state: ComponentState;

  /** What people depend on, in the desk's order */
  @ApiProperty({ type: [ComponentStatusDto] })
  components: ComponentStatusDto[];

  /** Incidents that are not over, newest first; at most 50 */
  @ApiProperty({ type: [IncidentDto] })
  incidents: IncidentDto[];
}
