import { Injectable } from '@nestjs/common';
import { PublishableKeys } from '#accounts';
import { type Blueprint, type FieldHint, formSchema, type RequestType, textIn } from '#blueprint';
import { DeskRegistry } from '#desks';
import { type Caller, isStaff, notFound } from '#kernel';
import type {
  FormFieldDto,
  FormFilesDto,
  RequestTypeDto,
  RequestTypePageDto,
  RequestTypeWithFormDto,
} from './request-type.dto.js';

/** What one can ask for, and the forms to ask with, for this caller in their language. */
@Injectable()
export class RequestTypes {
  constructor(
    private readonly desks: DeskRegistry,
    private readonly keys: PublishableKeys,
  ) {}

  async list(caller: Caller): Promise<RequestTypePageDto> {
    const blueprint = await this.desks.blueprint(caller);
    const served = await this.keys.formsOf(caller);
    const types = [...blueprint.requestTypes.values()].filter(({ key }) => served?.has(key) ?? true);
    return { items: types.map((type) => requestTypeView(type, caller, blueprint)), nextCursor: null };
  }

  /** @throws Problem `not-found` */
  async get(caller: Caller, key: string): Promise<RequestTypeWithFormDto> {
    const blueprint = await this.desks.blueprint(caller);
    const type = blueprint.requestTypes.get(key);
    const served = await this.keys.formsOf(caller);
    if (!type || served?.has(key) === false) throw notFound();
    const { schema, fields } = formSchema(type, {
      audience: isStaff(caller) ? 'agent' : 'customer',
      language: caller.language,
    });
    return {
      ...requestTypeView(type, caller, blueprint),
      form: { schema, fields: fields.map(formFieldView), files: filesView(type, blueprint) },
      version: caller.blueprintVersion,
    };
  }
}

function requestTypeView(type: RequestType, caller: Caller, blueprint: Blueprint): RequestTypeDto {
  const fallback = blueprint.identity.defaultLanguage;
  return {
    key: type.key,
    label: textIn(type.labels, caller.language, fallback),
    purpose: type.purpose && textIn(type.purpose, caller.language, fallback),
    examples: [...(type.examples[caller.language] ?? type.examples[fallback] ?? [])],
    priority: type.priority,
    suggestArticles: type.suggestArticles,
    pointsOutLookAlikes: blueprint.pointsOutLookAlikes,
  };
}

function filesView({ form }: RequestType, { attachments }: Blueprint): FormFilesDto | null {
  return form.attachments ? { most: attachments.mostAtOnce, largest: attachments.largest } : null;
}

function formFieldView(hint: FieldHint): FormFieldDto {
  return {
    ...hint,
    visibleWhen: hint.visibleWhen.map(conditionView),
    requiredWhen: hint.requiredWhen.map(conditionView),
    choices: [...hint.choices],
  };
}

function conditionView(condition: FieldHint['visibleWhen'][number]): FormFieldDto['visibleWhen'][number] {
  return 'filled' in condition ? { ...condition } : { field: condition.field, oneOf: [...condition.oneOf] };
}
