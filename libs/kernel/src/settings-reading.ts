import { Settings, StartupError, settingDefinitions } from './settings.js';

/** Settings that mean nothing without each other. */
const together: readonly (readonly (keyof typeof settingDefinitions)[])[] = [
  ['s3Bucket', 's3Endpoint', 's3KeyId', 's3Secret'],
];

/**
 * @param environment such as `process.env`; empty values count as not given
 * @throws StartupError naming every variable that is not right
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const complaints: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, definition] of Object.entries(settingDefinitions)) {
    const given = environment[definition.variable] || definition.default;
    if (given === null) continue;
    values[name] = definition.read(given);
    if (values[name] === undefined) complaints.push(`${definition.variable} is not right (${definition.says})`);
  }
  for (const names of together) {
    const variables = names.map((name) => settingDefinitions[name].variable);
    const missing = variables.filter((variable) => !environment[variable]);
    if (missing.length === variables.length) continue;
    for (const each of missing) complaints.push(`${each} is missing (${variables.join(', ')} are given together)`);
  }
  if (complaints.length > 0) throw new StartupError(complaints.join('; '));
  return new Settings(values as ConstructorParameters<typeof Settings>[0]);
}
