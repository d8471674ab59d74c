import type { IncomingMessage } from 'node:http';
import { Body, Controller, Post, Query } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import { AttachmentUploadDto, announcedSize, readForm, UploadBody } from '#attachments';
import { type AccessRule, bodyProblems, CallerOf, Operation } from '#http';
import type { Caller } from '#kernel';
import { SubmissionDraftDto, SubmissionDto, SubmissionFileDto, SubmissionFileQueryDto } from './submission.dto.js';
import { SubmissionChallengeDto } from './submission-challenge.dto.js';
import { SubmissionChallenges } from './submission-challenges.js';
import { SubmissionFiles } from './submission-files.js';
import { Submissions } from './submissions.service.js';

/** What publishable keys are for, and nobody else does. */
const pages: AccessRule = { who: ['publishable'] };

@ApiTags('forms')
@Controller('v1')
export class SubmissionsController {
  constructor(
    private readonly submissions: Submissions,
    private readonly challenges: SubmissionChallenges,
    private readonly files: SubmissionFiles,
  ) {}

  /**
   * Ask for a piece of work to be done before a form or a file is sent
   * @remarks The visitor's machine finds the answer while they write. It is good for one form or one file, sent with the
   * same key within an hour.
   */
  @Post('submission-challenges')
  @Operation({ access: pages, problems: bodyProblems })
  submissionChallengeCreate(@CallerOf() caller: Caller): SubmissionChallengeDto {
    return this.challenges.give(caller);
  }

  /**
   * Upload a file that goes with a form from a web page
   * @remarks For what is to be submitted next: the answer names the file, and nobody sees it before the form that names it
   * is submitted with the same key; after 24 hours without that it is gone. `form.files` of `requestTypeGet` says whether
   * the form takes any, how many and how large. Each file takes a piece of work of its own.
   */
  @Post('submission-files')
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: AttachmentUploadDto })
  @Operation({ access: pages, writes: true, secret: true, problems: ['conflict', 'unprocessable'] })
  submissionFileCreate(
    @CallerOf() caller: Caller,
    @Query() proof: SubmissionFileQueryDto,
    @UploadBody() body: IncomingMessage,
  ): Promise<SubmissionFileDto> {
    return this.files.take(caller, proof, announcedSize(body), (keep) => readForm(body, keep));
  }

  /**
   * Submit a form from a web page
   * @remarks With a publishable key, from a page of one of its origins, to one of its forms. It becomes a ticket of
   * whoever has the address. The answer is the same whether or not the desk knows it, and nothing of what was written is
   * mailed to an address that was never proved: it gets one fixed confirmation.
   *
   * Where the partner's server names the visitor (`identity`), no work is asked of their machine, and one page may send
   * more. It says whose the ticket is, and nothing else: no address is proved by it, and nothing that the desk has of
   * anybody can be seen with it. Addresses of those who work for the desk are refused.
   */
  @Post('submissions')
  @Operation({
    access: pages,
    writes: true,
    status: 202,
    problems: ['invalid-fields', 'unprocessable', 'conflict', 'already-exists', 'numbers-exhausted'],
  })
  async submissionCreate(@CallerOf() caller: Caller, @Body() draft: SubmissionDraftDto): Promise<SubmissionDto> {
    await this.submissions.take(caller, draft);
    return { detail: 'We have your request. A mail confirms it.' };
  }
}
