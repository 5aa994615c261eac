// The resource types of one official npm package. Its files are generated and regular: a resource is a class with readonly
// outputs, an interface <Name>Args with inputs, and a constructor that names the secret properties.
import fs from "node:fs";
import path from "node:path";
import ts from "typescript";
import { TypeReader } from "./typings.mjs";

export class Package {
  constructor(name, root, fractions, nestedSecrets) {
    this.name = name;
    this.root = root;
    this.nestedSecrets = new Set(nestedSecrets);
    this.seen = { inputs: new Map(), outputs: new Map() };
    this.enums = new Map();
    this.fractions = new Set(fractions);
    this.unusedFractions = new Set(fractions);
  }

  /** Reads one resource, `module/file:Class`, or `module:Class` if the tokens of the package contain no file. */
  resource(type) {
    const [place, className] = type.split(":");
    const directory = place.includes("/") ? place.split("/")[0] : place;
    const module = directory === "index" ? "" : directory;
    const file = this.#file(module, className);
    const source = parse(`${file}.d.ts`);
    const code = fs.readFileSync(`${file}.js`, "utf8");
    const args = find(source, ts.isInterfaceDeclaration, `${className}Args`);
    const members = find(source, ts.isClassDeclaration, className).members.filter(
      (member) => ts.isPropertyDeclaration(member) && !member.modifiers?.some((m) => m.kind === ts.SyntaxKind.StaticKeyword));
    const secrets = new Set([...code.matchAll(/resourceInputs\["(\w+)"\] = args\?\.\w+ \? pulumi\.secret\(/g)].map((m) => m[1]));
    return {
      inputs: this.#properties(args.members, "inputs", `${type}.`, (name, fact) => secrets.has(name) ? { ...fact, secret: true } : fact),
      outputs: this.#properties(members, "outputs", `${type}.`),
      ...lists(code),
    };
  }

  /** Returns the object types and enumerations that the resources read so far use. */
  nested() {
    const unused = [...this.unusedFractions];
    if (unused.length > 0) throw new Error(`${this.name}: fractions.json names properties that do not exist: ${unused.join(", ")}`);
    return {
      inputTypes: sorted(this.seen.inputs),
      outputTypes: sorted(new Map([...this.seen.outputs].map(([reference, facts]) => [reference, this.#asDeclared(reference, facts)]))),
      enums: sorted(this.enums),
    };
  }

  /** Requires only what the type's inputs require, as the official C# SDK; Node.js typings require all that a provider returns. */
  #asDeclared(reference, facts) {
    const inputs = this.seen.inputs.get(reference) ?? {};
    return Object.fromEntries(
      Object.entries(facts).map(([name, { required, ...fact }]) => [name, inputs[name]?.required ? { ...fact, required } : fact]));
  }

  /** Returns the file of a class; its name is that of the class in another case: d1database.js contains D1Database. */
  #file(module, className) {
    const folder = path.join(this.root, module);
    const name = fs.readdirSync(folder).find((entry) => entry.toLowerCase() === `${className.toLowerCase()}.js`);
    if (!name) throw new Error(`${folder} has no file for ${className}`);
    return path.join(folder, name.slice(0, -".js".length));
  }

  #properties(members, side, prefix, fix = (_, fact) => fact) {
    const reader = new TypeReader(
      (reference) => this.#follow(reference, side),
      (reference) => this.#enum(reference));
    const facts = members.map((member) => {
      const name = member.name.text;
      const { type, optional } = reader.read(member.type);
      const fraction = this.fractions.has(prefix + name);
      if (fraction) this.unusedFractions.delete(prefix + name);
      const fact = { type: fraction ? type : type.replace("number", "integer") };
      if (side === "inputs" ? !(optional || member.questionToken) : !optional && !member.questionToken) fact.required = true;
      return [name, fix(name, fact)];
    });
    return Object.fromEntries(facts.sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  #follow(reference, side) {
    const types = this.seen[side];
    if (!types.has(reference)) {
      types.set(reference, null); // before its members: types may refer to themselves
      const declaration = this.#declared(`types/${side === "inputs" ? "input" : "output"}.d.ts`, reference, ts.isInterfaceDeclaration);
      types.set(reference, this.#properties(declaration.members, side, `${reference}.`, (name, fact) =>
        this.nestedSecrets.has(`${reference}.${name}`) ? { ...fact, secret: true } : fact));
    }
  }

  #enum(reference) {
    const [module, name] = split(reference);
    const declaration = find(parse(path.join(this.root, "types/enums", module, "index.d.ts")), ts.isVariableStatement, name);
    const literal = declaration.declarationList.declarations[0].type;
    this.enums.set(reference, Object.fromEntries(literal.members.map((m) => [m.name.text, m.type.literal.text])));
  }

  #declared(file, reference, kind) {
    this.files ??= new Map();
    if (!this.files.has(file)) this.files.set(file, parse(path.join(this.root, file)));
    const [module, name] = split(reference);
    let scope = this.files.get(file);
    for (const part of module.split("/").filter(Boolean)) {
      const space = scope.statements.find((s) => ts.isModuleDeclaration(s) && s.name.text === part);
      if (!space) throw new Error(`${file} has no namespace ${part} for ${reference}`);
      scope = space.body;
    }
    return find(scope, kind, name);
  }
}

function parse(file) {
  return ts.createSourceFile(file, fs.readFileSync(file, "utf8"), ts.ScriptTarget.Latest, false, ts.ScriptKind.TS);
}

function find(scope, kind, name) {
  const nameOf = (s) => (ts.isVariableStatement(s) ? s.declarationList.declarations[0].name.text : s.name?.text);
  const found = scope.statements.find((s) => kind(s) && nameOf(s) === name);
  if (!found) throw new Error(`${name} is not declared`);
  return found;
}

/** The values that the constructor passes to the engine in addition to the inputs. */
function lists(code) {
  const result = {};
  for (const [key, pattern] of [
    ["secretOutputs", /additionalSecretOutputs: \[([^\]]*)\]/],
    ["replaceOnChanges", /replaceOnChanges: \[("[^;]*")\] \}/],
    ["aliases", /aliases: \[(.*)\] \};/],
  ]) {
    const found = code.match(pattern);
    if (found) result[key] = [...found[1].matchAll(/"([^"]+)"/g)].map((m) => m[1]).sort();
  }
  return result;
}

function split(reference) {
  const slash = reference.lastIndexOf("/");
  return [reference.slice(0, Math.max(slash, 0)), reference.slice(slash + 1)];
}

function sorted(map) {
  return Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)));
}
