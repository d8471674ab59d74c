import { type Checking, eachOf, mustExist } from './checking.js';
import { pointerTo } from './places.js';

/** Every name that one part uses is defined by another. Names inside forms are for `check-forms.ts`. */
export function checkNames(checking: Checking): void {
  const { document } = checking;
  const { requestTypes, statuses, groups, calendars, transitions } = document;
  const status = (name: string, at: string) => mustExist(checking, 'status', name, at, statuses);

  for (const [key, type] of Object.entries(requestTypes)) {
    const at = pointerTo('/requestTypes', key);
    mustExist(checking, 'form', type.form, `${at}/form`, document.forms);
    mustExist(checking, 'group', type.group, `${at}/group`, groups);
  }
  mustExist(checking, 'group', document.defaultGroup, '/defaultGroup', groups);
  status(document.initialStatus, '/initialStatus');
  for (const [key, transition] of Object.entries(transitions)) {
    const at = pointerTo('/transitions', key);
    for (const [from, place] of eachOf(transition.from, `${at}/from`)) status(from, place);
    status(transition.to, `${at}/to`);
  }
  for (const [key, timer] of Object.entries(document.timers ?? {})) {
    const at = pointerTo('/timers', key);
    status(timer.status, `${at}/status`);
    mustExist(checking, 'calendar', timer.business, `${at}/business`, calendars);
    mustExist(checking, 'transition', timer.then.transition, `${at}/then/transition`, transitions);
  }
  for (const [name, at] of eachOf(document.satisfaction?.askedIn, '/satisfaction/askedIn')) status(name, at);
  checkTargetNames(checking);
  for (const channel of ['form', 'phone', 'email'] as const) {
    const part = document.channels[channel];
    if (typeof part === 'object') {
      mustExist(checking, 'request type', part.requestType, `/channels/${channel}/requestType`, requestTypes);
    }
  }
}

function checkTargetNames(checking: Checking): void {
  const { targets, calendars, requestTypes } = checking.document;
  if (!targets) return;
  mustExist(checking, 'calendar', targets.calendar, '/targets/calendar', calendars);
  for (const [index, rule] of targets.rules.entries()) {
    const at = `/targets/rules/${index}`;
    mustExist(checking, 'calendar', rule.calendar, `${at}/calendar`, calendars);
    for (const [type, place] of eachOf(rule.types, `${at}/types`)) {
      mustExist(checking, 'request type', type, place, requestTypes);
    }
  }
}
