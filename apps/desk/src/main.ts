// The desk's owner at the command line: a blueprint is a file in their repository, planned and applied through the API.
//   npm run desk -- check FILE
//   npm run desk -- plan  FILE [--mapping MAPPING.yaml]
//   npm run desk -- apply FILE [--mapping MAPPING.yaml]
import { StartupError } from '#kernel';
import { readArguments } from './arguments.js';
import { DeskClient } from './desk-client.js';
import { complain, tellPlan } from './telling.js';

async function run(): Promise<number> {
  const { command, blueprint, mapping } = readArguments(process.argv.slice(2), process.env);
  const client = await DeskClient.connect(process.env, blueprint.slug);
  if (command === 'check') {
    const report = await client.check(blueprint.text);
    if (report.valid) console.log(`${blueprint.file}: fine`);
    else complain(blueprint.file, report.complaints);
    return report.valid ? 0 : 1;
  }
  const plan = await client.plan(blueprint.text, mapping);
  tellPlan(blueprint.file, plan);
  if (!plan.applicable) return 1;
  if (command === 'plan') return 0;
  const applied = await client.apply(blueprint.text, mapping, plan.fromVersion);
  console.log(`Version ${applied.version} is in force.`);
  return 0;
}

try {
  process.exitCode = await run();
} catch (error) {
  if (!(error instanceof StartupError)) throw error;
  console.error(`desk: ${error.message}`);
  process.exitCode = 1;
}
