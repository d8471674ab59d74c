import { asList, type Checking } from './checking.js';
import { pointerTo } from './places.js';
import { endingCategories, isOpenCategory } from './vocabulary.js';

/** A ticket can get everywhere, out of everywhere that is not final, and never goes in circles by itself. */
export function checkFlow(checking: Checking): void {
  checkTransitions(checking);
  checkTriggers(checking);
  checkReach(checking);
  checkEnds(checking);
  checkTimers(checking);
}

function checkTransitions({ document, complaints }: Checking): void {
  const made = new Set(Object.values(document.timers ?? {}).map((timer) => timer.then.transition));
  for (const [key, transition] of Object.entries(document.transitions)) {
    const at = pointerTo('/transitions', key);
    const by = asList(transition.by);
    const isTriggered = transition.on !== undefined;
    if (by.length === 0 && !isTriggered) {
      complaints.add(at, 'missing', 'Say who makes this transition (by), or what makes it happen (on).');
    } else if (!isTriggered && by.every((actor) => actor === 'system') && !made.has(key)) {
      complaints.add(at, 'contradiction', 'Only the system may make this transition, and no timer does.');
    }
    if (asList(transition.from).includes(transition.to)) {
      complaints.add(`${at}/to`, 'contradiction', `It leads from "${transition.to}" to itself, which moves nothing.`);
    }
    if (transition.requires !== undefined && by.every((actor) => actor === 'system')) {
      complaints.add(`${at}/requires`, 'contradiction', 'Only a person can be asked for this, and no person makes it.');
    }
  }
}

/** From one status, one trigger makes at most one transition. */
function checkTriggers({ document, complaints }: Checking): void {
  const taken = new Map<string, string>();
  for (const [key, transition] of Object.entries(document.transitions)) {
    for (const trigger of asList(transition.on)) {
      for (const status of asList(transition.from)) {
        const other = taken.get(`${status} ${trigger}`);
        if (other === undefined) taken.set(`${status} ${trigger}`, key);
        else {
          const detail = `"${trigger}" in status "${status}" already makes the transition "${other}"; keep one.`;
          complaints.add(`${pointerTo('/transitions', key)}/on`, 'ambiguous', detail);
        }
      }
    }
  }
}

function checkReach({ document, complaints }: Checking): void {
  const reached = new Set([document.initialStatus]);
  // A set that grows while it is walked: each status is visited once.
  for (const status of reached) {
    for (const transition of Object.values(document.transitions)) {
      if (asList(transition.from).includes(status)) reached.add(transition.to);
    }
  }
  for (const key of Object.keys(document.statuses)) {
    if (reached.has(key)) continue;
    const detail = `No chain of transitions leads from "${document.initialStatus}" to "${key}".`;
    complaints.add(pointerTo('/statuses', key), 'unreachable-status', detail);
  }
}

function checkEnds({ document, complaints }: Checking): void {
  const transitions = Object.entries(document.transitions);
  for (const [key, status] of Object.entries(document.statuses)) {
    const at = pointerTo('/statuses', key);
    const out = transitions.find(([, transition]) => asList(transition.from).includes(key));
    if (status.final && out) {
      const detail = `The status is final, but the transition "${out[0]}" leads out of it; drop one of the two.`;
      complaints.add(`${at}/final`, 'contradiction', detail);
    } else if (status.final && isOpenCategory(status.category)) {
      const detail = `A final status is of category ${endingCategories.join(', ')}; nobody could ever finish a ticket here.`;
      complaints.add(`${at}/category`, 'contradiction', detail);
    } else if (!status.final && !out) {
      const detail = `No transition leads out of "${key}". Add one, or say "final: true".`;
      complaints.add(at, 'dead-end', detail);
    }
  }
  if (Object.values(document.statuses).every(({ category }) => isOpenCategory(category))) {
    complaints.add(
      '/statuses',
      'dead-end',
      `No status is of category ${endingCategories.join(', ')}: no ticket could ever end.`,
    );
  }
}

function checkTimers({ document, complaints }: Checking): void {
  /** status → what timers make of it without anybody's doing */
  const next = new Map<string, Set<string>>();
  const good: [timer: string, from: string, to: string][] = [];
  for (const [key, timer] of Object.entries(document.timers ?? {})) {
    const at = `${pointerTo('/timers', key)}/then`;
    if (Object.keys(timer.then).length !== 1) {
      complaints.add(at, 'contradiction', 'Say exactly one of remind, transition and notify.');
    }
    if (timer.then.transition === undefined) continue;
    const { transition: name } = timer.then;
    const transition = Object.hasOwn(document.transitions, name) ? document.transitions[name] : undefined;
    if (!transition) continue;
    if (!asList(transition.from).includes(timer.status)) {
      const detail = `The transition "${timer.then.transition}" does not lead out of "${timer.status}".`;
      complaints.add(`${at}/transition`, 'contradiction', detail);
    } else if (!asList(transition.by).includes('system')) {
      const detail = `The transition "${timer.then.transition}" must name "system" in "by" for a timer to make it.`;
      complaints.add(`${at}/transition`, 'contradiction', detail);
    }
    next.set(timer.status, (next.get(timer.status) ?? new Set()).add(transition.to));
    good.push([key, timer.status, transition.to]);
  }
  for (const [key, from, to] of good) {
    const reached = new Set([to]);
    for (const status of reached) for (const after of next.get(status) ?? []) reached.add(after);
    if (!reached.has(from)) continue;
    const detail = `Timers alone lead from "${from}" back to "${from}", again and again, without a person.`;
    complaints.add(pointerTo('/timers', key), 'timer-loop', detail);
  }
}
