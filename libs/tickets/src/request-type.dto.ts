import { ApiProperty } from '@nestjs/swagger';
import { type FieldKind, fieldKinds, type Priority, priorities } from '#blueprint';
import { KeyLabelDto } from './ticket.dto.js';

/** What one can ask for at a desk. */
export class RequestTypeDto extends KeyLabelDto {
  /** What it is for, for the person who chooses */
  @ApiProperty({ nullable: true, type: String })
  purpose: string | null;

  /**
   * What people ask for by it, in their words
   * @example ["The charger refuses my card"]
   */
  examples: string[];

  /** Priority of tickets of this type, unless an agent sets another */
  @ApiProperty({ enum: priorities, enumName: 'Priority' })
  priority: Priority;

  /** Whether to look for articles that answer the question while it is typed */
  suggestArticles: boolean;

  /** Whether filing is refused while open tickets look alike, unless one insists; ask `lookAlikeList` while typing */
  pointsOutLookAlikes: boolean;
}

/** Holds when the field has one of the values (a multiple choice: contains one), or is filled in or not. */
export class FieldConditionDto {
  /** Key of another field, earlier in the form */
  field: string;

  /** Values of the other field, one of which has to be there */
  @ApiProperty({ type: 'array', items: { oneOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }] } })
  oneOf?: (string | number | boolean)[];

  /** Whether the other field has to be filled in */
  filled?: boolean;
}

/** What is drawn for one field of a form. */
export class FormFieldDto extends KeyLabelDto {
  /** What is filled in */
  @ApiProperty({ enum: fieldKinds, enumName: 'FieldKind' })
  kind: FieldKind;

  /** What to fill in, for the person who does */
  @ApiProperty({ nullable: true, type: String })
  help: string | null;

  /** Whether it must be filled in whenever it is shown */
  required: boolean;

  /** All must hold for the field to be shown; a value for a field that is not shown is refused */
  @ApiProperty({ type: [FieldConditionDto] })
  visibleWhen: FieldConditionDto[];

  /** The field is also required when there are any and all hold */
  @ApiProperty({ type: [FieldConditionDto] })
  requiredWhen: FieldConditionDto[];

  /** In the order to offer them; empty for fields where nothing is chosen */
  @ApiProperty({ type: [KeyLabelDto] })
  choices: KeyLabelDto[];
}

/** What files a form takes. */
export class FormFilesDto {
  /** How many at most */
  @ApiProperty({ type: 'integer', minimum: 1 })
  most: number;

  /** Bytes that each may have at most */
  @ApiProperty({ type: 'integer', minimum: 1 })
  largest: number;
}

/** A form, as the caller fills it in. */
export class FormDto {
  /** JSON Schema (2020-12) of the object `fields` that filing takes; it holds exactly what filing accepts */
  @ApiProperty({ type: 'object', additionalProperties: true })
  schema: Readonly<Record<string, unknown>>;

  /** In the order to draw them */
  @ApiProperty({ type: [FormFieldDto] })
  fields: FormFieldDto[];

  /** The files that it takes; null: none */
  @ApiProperty({ nullable: true, type: FormFilesDto })
  files: FormFilesDto | null;
}

/** What one can ask for, with its form. */
export class RequestTypeWithFormDto extends RequestTypeDto {
  /** The form to fill in */
  form: FormDto;

  /** Grows when the desk changes its blueprint */
  @ApiProperty({ type: 'integer', minimum: 1 })
  version: number;
}

/** Everything that one can ask for at a desk. */
export class RequestTypePageDto {
  @ApiProperty({ type: [RequestTypeDto] })
  items: RequestTypeDto[];

  /** Always null: a desk's request types fit on one page */
  @ApiProperty({ nullable: true, type: String })
  nextCursor: string | null;
}
