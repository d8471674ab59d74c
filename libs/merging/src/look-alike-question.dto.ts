import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsNotEmptyObject, IsObject, ValidateNested } from 'class-validator';
import { Omittable } from '#http';
import { LookAlikeDto, RequesterDraftDto } from '#tickets';

/** A ticket about to be filed, as far as it is written. */
export class LookAlikeQuestionDto {
  /**
   * What is filled in of the form so far, as `ticketCreate` takes it; `subject` and `description` are looked at
   * @example { "subject": "Gateway is sil" }
   */
  @ApiProperty({ type: 'object', additionalProperties: true })
  @IsObject()
  fields: Record<string, unknown>;

  /** For staff and API keys: in whose name it will be filed */
  @Omittable()
  @IsObject()
  @IsNotEmptyObject()
  @ValidateNested()
  @Type(() => RequesterDraftDto)
  requester?: RequesterDraftDto;
}

/** Open tickets that may be about the same problem. */
export class LookAlikeListDto {
  /** Most alike first; few at most */
  @ApiProperty({ type: [LookAlikeDto] })
  items: LookAlikeDto[];
}
