import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsObject, IsString, MaxLength } from 'class-validator';
import { Omittable, ProblemErrorDto } from '#http';

/** Where the tickets of a status or type that goes away go. */
export class BlueprintMappingDto {
  /**
   * Old status key → new status key
   * @example { "on-hold": "pending" }
   */
  @ApiPropertyOptional({ type: 'object', additionalProperties: { type: 'string' } })
  @Omittable()
  @IsObject()
  statuses?: Record<string, string>;

  /** Old request type key → new request type key */
  @ApiPropertyOptional({ type: 'object', additionalProperties: { type: 'string' } })
  @Omittable()
  @IsObject()
  types?: Record<string, string>;
}

/** A blueprint to look at. */
export class BlueprintCheckDto {
  /** The whole document, YAML or JSON, as text; 1 MiB at most */
  @IsString()
  @MaxLength(1_048_576)
  blueprint: string;
}

/** A blueprint to put in force. */
export class BlueprintChangeDto extends BlueprintCheckDto {
  /** Needed when a status or type goes away while tickets stand in it */
  @Omittable()
  @IsObject()
  mapping?: BlueprintMappingDto;
}

/** What is wrong with a blueprint; nothing, when it can be used. */
export class BlueprintReportDto {
  /** Whether it could be applied */
  valid: boolean;

  /** What is wrong, place by place */
  @ApiProperty({ type: [ProblemErrorDto] })
  complaints: ProblemErrorDto[];
}

/** One difference between two blueprints. */
export class BlueprintDifferenceDto {
  /** JSON pointer into the new document, or the old one for what is removed */
  pointer: string;

  /** Whether it was added, removed or changed */
  @ApiProperty({ enum: ['added', 'removed', 'changed'], enumName: 'BlueprintDifferenceKind' })
  kind: 'added' | 'removed' | 'changed';

  /** What changes, in words */
  detail: string;
}

/** Tickets that have to move because their status or type goes away. */
export class BlueprintMoveDto {
  /** What kind of thing it is that tickets move from */
  @ApiProperty({ enum: ['status', 'type'], enumName: 'BlueprintMoveKind' })
  what: 'status' | 'type';

  /** Key that goes away */
  from: string;

  /** Key they go to; null as long as the mapping does not say it */
  @ApiProperty({ nullable: true, type: String })
  to: string | null;

  /** How many tickets stand there now */
  @ApiProperty({ type: 'integer' })
  tickets: number;
}

/** What would happen if a blueprint came into force now. Nothing has happened yet. */
export class BlueprintPlanDto {
  /** Version in force, to which this was compared */
  @ApiProperty({ type: 'integer' })
  fromVersion: number;

  /** Whether it can be applied as it is */
  applicable: boolean;

  /** What would be different */
  @ApiProperty({ type: [BlueprintDifferenceDto] })
  changes: BlueprintDifferenceDto[];

  /** Which live tickets would move, and where to */
  @ApiProperty({ type: [BlueprintMoveDto] })
  moves: BlueprintMoveDto[];

  /** Why it cannot be applied; pointers lead into `blueprint` and `mapping` */
  @ApiProperty({ type: [ProblemErrorDto] })
  problems: ProblemErrorDto[];
}

/** One version of a desk’s blueprint. */
export class BlueprintVersionDto {
  /** From 1; the highest one is in force */
  @ApiProperty({ type: 'integer', minimum: 1 })
  version: number;

  /** When this version came into force */
  @ApiProperty({ format: 'date-time' })
  appliedAt: string;

  /** Who put it in force; null: whoever runs the installation, or an API key */
  @ApiProperty({ nullable: true, type: String, format: 'uuid' })
  appliedBy: string | null;

  /** What it changed */
  @ApiProperty({ type: [BlueprintDifferenceDto] })
  changes: BlueprintDifferenceDto[];
}

/** One version of a desk’s blueprint with its text. */
export class BlueprintDto extends BlueprintVersionDto {
  /** The document as its owner wrote it */
  source: string;
}

export class BlueprintVersionPageDto {
  @ApiProperty({ type: [BlueprintVersionDto] })
  items: BlueprintVersionDto[];

  @ApiProperty({ nullable: true, type: String })
  nextCursor: string | null;
}
