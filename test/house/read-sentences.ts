// Finds where the sentence of a fact is taken up: with types, so that the texts of everything else pass.
import path from 'node:path';
import type { Node } from 'typescript/unstable/ast';
import {
  isBindingElement,
  isIdentifier,
  isObjectBindingPattern,
  isPropertyAccessExpression,
} from 'typescript/unstable/ast/is';
import { API } from 'typescript/unstable/sync';

/** A place where a `text` is taken from something. */
type Taken = { node: Node; from: Node };

/** "file: line of code" of each place, in the files whose name begins with one of `under`, that takes a fact's text. */
export function readSentences(config: string, under: readonly string[]): string[] {
  const root = path.dirname(config);
  const api = new API({ cwd: root });
  try {
    const [project] = api.updateSnapshot({ openProjects: [config] }).getProjects();
    if (!project) throw new Error(`${config} is no project.`);
    const { program, checker } = project;
    return program
      .getSourceFileNames()
      .filter((name) => under.some((folder) => name.startsWith(path.join(root, folder))))
      .flatMap((name) => {
        const file = program.getSourceFile(name);
        const taken = file === undefined ? [] : takenIn(file);
        if (file === undefined || taken.length === 0) return [];
        const types = checker.getTypeAtLocation(taken.map(({ from }) => from));
        const lines = taken.flatMap(({ node }, i) => {
          const type = types[i];
          if (type === undefined || !A_FACT.test(checker.typeToString(type))) return [];
          const at = node.getStart(file);
          const begin = file.text.lastIndexOf('\n', at) + 1;
          const end = file.text.indexOf('\n', at);
          return [`${path.relative(root, name)}: ${file.text.slice(begin, end).trim()}`];
        });
        return [...new Set(lines)];
      });
  } finally {
    api.close();
  }
}

/** By name, or as the schema spells a stored one out. */
const A_FACT = /\bFact\b|\babout: /;

function takenIn(file: Node): Taken[] {
  const found: Taken[] = [];
  const visit = (node: Node): void => {
    if (isPropertyAccessExpression(node) && node.name.text === 'text') {
      found.push({ node, from: node.expression });
    } else if (isObjectBindingPattern(node)) {
      for (const element of node.elements) {
        if (!isBindingElement(element)) continue;
        const name = element.propertyName ?? element.name;
        if (name !== undefined && isIdentifier(name) && name.text === 'text') {
          found.push({ node: element, from: node });
        }
      }
    }
    node.forEachChild((child) => visit(child));
  };
  visit(file);
  return found;
}
