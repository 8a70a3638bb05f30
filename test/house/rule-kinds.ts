// Finds where code decides by the kind of a must-rule: a switch, a comparison, a look into a list or a table.
import { type Node, SyntaxKind } from 'typescript/unstable/ast';
import {
  isBinaryExpression,
  isCallExpression,
  isElementAccessExpression,
  isPropertyAccessExpression,
  isSwitchStatement,
} from 'typescript/unstable/ast/is';
import type { Checker, Type } from 'typescript/unstable/sync';
import { nodesBelow, type Place, typedPlaces } from './typed-places.ts';

/** Kinds that nothing but rules has: a type with both is that of a rule's kind. */
const OF_RULES = ['"do_not_assign"', '"not_declined"'];

/** "file:line code" of each such place in the files of a project whose name begins with `under`. */
export function decidedByKind(config: string, under: string): string[] {
  return typedPlaces(config, under, decisionsIn, (types, checker) =>
    types.some((type) => isRuleKind(type, checker)),
  );
}

function isRuleKind(type: Type | undefined, checker: Checker): boolean {
  if (!type?.isUnionType()) return false;
  const names = (type.getTypes() ?? []).map((one) => checker.typeToString(one));
  return OF_RULES.every((name) => names.includes(name));
}

const COMPARING = [
  SyntaxKind.EqualsEqualsEqualsToken,
  SyntaxKind.ExclamationEqualsEqualsToken,
  SyntaxKind.EqualsEqualsToken,
  SyntaxKind.ExclamationEqualsToken,
];

function decisionsIn(file: Node): Place[] {
  return nodesBelow(file).flatMap((node): Place[] => {
    if (isSwitchStatement(node)) return [{ node: node.expression, about: [node.expression] }];
    if (isElementAccessExpression(node)) return [{ node, about: [node.argumentExpression] }];
    if (isBinaryExpression(node) && COMPARING.includes(node.operatorToken.kind)) {
      return [{ node, about: [node.left, node.right] }];
    }
    const looks =
      isCallExpression(node) &&
      isPropertyAccessExpression(node.expression) &&
      ['includes', 'has', 'get', 'indexOf'].includes(node.expression.name.text);
    return looks ? [{ node, about: [...node.arguments] }] : [];
  });
}
