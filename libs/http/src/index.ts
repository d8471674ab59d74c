export { CallerOf, type IdentifiedRequest, RenewalOf } from './caller.decorator.js';
export { Omittable } from './omittable.decorator.js';
export {
  type AccessRule,
  admin,
  anyone,
  bodyProblems,
  callersKey,
  Operation,
  type OperationRule,
  onTicket,
  operationRuleKey,
  operator,
  orInPage,
  orOnBehalf,
  person,
  personOnTicket,
  reader,
  signedIn,
  staff,
} from './operation.decorator.js';
export { defaultLimit, type Page, PageQueryDto, pageOf } from './page.dto.js';
export { ProblemDto, ProblemErrorDto } from './problem.dto.js';
export { etagOf, requireVersion } from './version.js';
