/** What the frame says, in the language of its page; the page brings the words along. */
export const wordNames = [
  'title',
  'type',
  'choose',
  'name',
  'email',
  'emailHelp',
  'sentAs',
  'files',
  'filesChoose',
  'filesHelp',
  'filesTooMany',
  'filesBusy',
  'filesWrong',
  'fileTooLarge',
  'fileEmpty',
  'fileSending',
  'fileSent',
  'fileFailed',
  'fileRemove',
  'fileRemoved',
  'identityLost',
  'optional',
  'yes',
  'no',
  'send',
  'sending',
  'required',
  'badEmail',
  'faults',
  'failed',
  'refused',
  'done',
  'doneText',
  'another',
  'suggestions',
  'suggestionsFound',
  'newTab',
  'solves',
  'solved',
  'solvedText',
  'sendAnyway',
  'year',
  'make',
  'model',
  'vehicleLink',
  'or',
] as const;
export type Words = Readonly<Record<(typeof wordNames)[number], string>>;

export function wordsIn(text: string | undefined): Words {
  const given: Record<string, unknown> = Object(JSON.parse(text ?? '{}'));
  const found: Partial<Record<string, string>> = {};
  for (const name of wordNames) found[name] = String(given[name] ?? name);
  return found as Words;
}
