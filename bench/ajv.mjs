// usage: node ajv.mjs MODULES SCHEMA CIRCULAR
//
// Holds a circular and what it includes (YAML, tables in CSV) against a JSON Schema by ajv, with readers known to be fast:
// js-yaml, told that every scalar is text, and papaparse. MODULES is the folder of node_modules.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const [modules, schema, circular] = process.argv.slice(2);
const require = createRequire(join(modules, 'node_modules', 'x'));
const Ajv = require('ajv/dist/2020');
const yaml = require('js-yaml');
const papa = require('papaparse');

const folder = dirname(circular);
const text = (name) => readFileSync(name, 'utf8');
const read = (name) => yaml.load(text(name), { schema: yaml.FAILSAFE_SCHEMA });

function table({ file, columns = {} }) {
  const ours = new Map(Object.entries(columns).map(([our, their]) => [their, our]));
  const options = { header: true, skipEmptyLines: true, transformHeader: (name) => ours.get(name) ?? name };
  const { data, errors } = papa.parse(text(join(folder, file)), options);
  if (errors.length) throw new Error(`${file}: ${errors[0].message}`);
  return data;
}

const world = read(circular);
for (const name of world.include ?? []) Object.assign(world, { ...read(join(folder, name)), ...world });
for (const part of ['agencies', 'staff', 'absences']) if (world[part].file) world[part] = table(world[part]);

const validate = new Ajv().compile(JSON.parse(text(schema)));
if (!validate(world)) {
  console.error(validate.errors);
  process.exit(1);
}
