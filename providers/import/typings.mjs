// Reads the type of one property from its TypeScript node. The forms are few: pulumi.Input and pulumi.Output around, then a
// primitive, a list, a map, an object type (inputs.x.Y or outputs.x.Y), an enumeration, an asset or archive, or anything.
import ts from "typescript";

const keywords = new Map([
  [ts.SyntaxKind.StringKeyword, "string"],
  [ts.SyntaxKind.NumberKeyword, "number"],
  [ts.SyntaxKind.BooleanKeyword, "boolean"],
  [ts.SyntaxKind.AnyKeyword, "any"],
]);

export class TypeReader {
  constructor(follow, enumeration) {
    this.follow = follow;
    this.enumeration = enumeration;
  }

  /** @returns {{type: string, optional: boolean}} the type in the grammar of schema.json */
  read(node) {
    if (ts.isUnionTypeNode(node)) {
      const rest = node.types.filter((type) => type.kind !== ts.SyntaxKind.UndefinedKeyword);
      return { type: this.#union(rest), optional: rest.length < node.types.length };
    }
    if (ts.isTypeReferenceNode(node) && ["Input", "Output"].includes(node.typeName.right?.text)) return this.read(node.typeArguments[0]);
    return { type: this.#plain(node), optional: false };
  }

  #union(types) {
    const read = types.map((type) => this.read(type).type);
    // An enumeration is typed as itself or as plain text; an asset or an archive as either.
    const named = read.find((type) => type.startsWith("enum:"));
    if (read.length === 1) return read[0];
    if (named && read.every((type) => type === named || type === "string")) return named;
    if (read.every((type) => type === "asset" || type === "archive")) return "assetOrArchive";
    throw new Error(`a union this reader does not know: ${read.join(" | ")}`);
  }

  #plain(node) {
    if (keywords.has(node.kind)) return keywords.get(node.kind);
    if (ts.isParenthesizedTypeNode(node)) return this.read(node.type).type;
    if (ts.isArrayTypeNode(node)) return `list<${this.read(node.elementType).type}>`;
    if (ts.isTypeLiteralNode(node)) return `map<${this.read(node.members[0].type).type}>`;
    if (ts.isTypeReferenceNode(node)) return this.#reference(name(node.typeName));
    throw new Error(`a type this reader does not know: ${ts.SyntaxKind[node.kind]}`);
  }

  #reference(parts) {
    const [space, ...rest] = parts;
    const reference = rest.join("/");
    if (space === "enums") {
      this.enumeration(reference);
      return `enum:${reference}`;
    }
    if (space === "inputs" || space === "outputs") {
      this.follow(reference);
      return `object:${reference}`;
    }
    if (reference === "asset/Asset") return "asset";
    if (reference === "asset/Archive") return "archive";
    throw new Error(`a reference this reader does not know: ${parts.join(".")}`);
  }
}

function name(node) {
  return ts.isIdentifier(node) ? [node.text] : [...name(node.left), node.right.text];
}
