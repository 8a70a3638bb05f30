// Finds where a plain object is asked for whatever name a text holds: with types, so that keys of our
// own (numbers, unions of literals) pass, and so does what byName() made.
import path from 'node:path';
import { type Node, SyntaxKind } from 'typescript/unstable/ast';
import {
  isBinaryExpression,
  isElementAccessExpression,
  isPrivateIdentifier,
  isStringLiteral,
} from 'typescript/unstable/ast/is';
import { API, type Type } from 'typescript/unstable/sync';

type Asked = { node: Node; key: Node; object: Node };

/** "file:line code" of each such place in the files of a project whose name begins with `under`. */
export function indexedByText(config: string, under: string): string[] {
  const root = path.dirname(config);
  const api = new API({ cwd: root });
  try {
    const [project] = api.updateSnapshot({ openProjects: [config] }).getProjects();
    if (!project) throw new Error(`${config} is no project.`);
    const { program, checker } = project;
    const isText = (type: Type | undefined): boolean => {
      if (type === undefined) return false;
      if (type.isUnionType() || type.isIntersectionType())
        return type.getTypes()?.some(isText) ?? false;
      return type.flags === checker.getStringType().flags || type.isTemplateLiteralType();
    };
    return program
      .getSourceFileNames()
      .filter((name) => name.startsWith(path.join(root, under)))
      .flatMap((name) => {
        const file = program.getSourceFile(name);
        const asked = file === undefined ? [] : askedIn(file);
        if (file === undefined || asked.length === 0) return [];
        const keys = checker.getTypeAtLocation(asked.map(({ key }) => key));
        const objects = checker.getTypeAtLocation(asked.map(({ object }) => object));
        return asked.flatMap(({ node }, i) => {
          const object = objects[i];
          const made = object !== undefined && /^ByName</.test(checker.typeToString(object));
          if (made || !isText(keys[i])) return [];
          const at = node.getStart(file);
          const line = file.text.slice(0, at).split('\n').length;
          return [`${path.relative(root, name)}:${line} ${file.text.slice(at, node.end)}`];
        });
      });
  } finally {
    api.close();
  }
}

function askedIn(file: Node): Asked[] {
  const found: Asked[] = [];
  const visit = (node: Node): void => {
    if (isElementAccessExpression(node)) {
      found.push({ node, key: node.argumentExpression, object: node.expression });
    } else if (isBinaryExpression(node) && node.operatorToken.kind === SyntaxKind.InKeyword) {
      const { left, right } = node;
      if (!isStringLiteral(left) && !isPrivateIdentifier(left)) {
        found.push({ node, key: left, object: right });
      }
    }
    node.forEachChild((child) => visit(child));
  };
  visit(file);
  return found;
}
