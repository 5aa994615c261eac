// Reads the type of one property from its TypeScript node. Supported types: a primitive, a list, a map, an object type
// (inputs.x.Y or outputs.x.Y), an enumeration, an asset or archive, or any; each may be in pulumi.Input or pulumi.Output.
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
    // The type of an enumeration is a union with string; that of an asset or archive is a union of both.
    const named = read.find((type) => type.startsWith("enum:"));
    if (read.length === 1) return read[0];
    if (named && read.every((type) => type === named || type === "string")) return named;
    if (read.every((type) => type === "asset" || type === "archive")) return "assetOrArchive";
    throw new Error(`unsupported union: ${read.join(" | ")}`);
  }

  #plain(node) {
    if (keywords.has(node.kind)) return keywords.get(node.kind);
    if (ts.isParenthesizedTypeNode(node)) return this.read(node.type).type;
    if (ts.isArrayTypeNode(node)) return `list<${this.read(node.elementType).type}>`;
    if (ts.isTypeLiteralNode(node)) return `map<${this.read(node.members[0].type).type}>`;
    if (ts.isTypeReferenceNode(node)) return this.#reference(name(node.typeName));
    throw new Error(`unsupported type: ${ts.SyntaxKind[node.kind]}`);
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
    throw new Error(`unsupported reference: ${parts.join(".")}`);
  }
}

function name(node) {
  return ts.isIdentifier(node) ? [node.text] : [...name(node.left), node.right.text];
}
