import type { CharacterClass, PasswordRule } from '#blueprint';

/** How a rule departs from NIST SP 800-63B-4 §3.1.1.2. */
export interface Deviation {
  readonly code: 'minimum-below-15' | 'maximum-below-64' | 'composition-rule' | 'no-blocklist';
  readonly detail: string;
}

const classNames: Readonly<Record<CharacterClass, string>> = {
  upperCase: 'upper-case letters',
  lowerCase: 'lower-case letters',
  digit: 'digits',
  special: 'special characters',
};

/** Where a desk's rule departs from what NIST SP 800-63B-4 §3.1.1.2 asks of a password that stands alone. */
export function deviationsOf(rule: PasswordRule): Deviation[] {
  const deviations: Deviation[] = [];
  const deviates = (code: Deviation['code'], detail: string) => deviations.push({ code, detail });
  if (rule.minLength < 15) {
    deviates('minimum-below-15', `A password may have ${rule.minLength} characters; it shall have at least 15.`);
  }
  if (rule.maxLength < 64) {
    deviates(
      'maximum-below-64',
      `A password of more than ${rule.maxLength} characters is refused; 64 should be taken.`,
    );
  }
  if (rule.classes.length > 0) {
    const named = rule.classes.map((name) => classNames[name]).join(', ');
    deviates('composition-rule', `Kinds of characters are demanded (${named}); no such rule shall be imposed.`);
  }
  if (!rule.refuseCommon) {
    deviates('no-blocklist', 'Common and breached passwords are taken; they shall be refused.');
  }
  return deviations;
}
