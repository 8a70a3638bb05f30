// Finds where a plain object is asked for whatever name a text holds: with types, so that keys of our
// own (numbers, unions of literals) pass, and so does what byName() made.
import { type Node, SyntaxKind } from 'typescript/unstable/ast';
import {
  isBinaryExpression,
  isElementAccessExpression,
  isPrivateIdentifier,
  isStringLiteral,
} from 'typescript/unstable/ast/is';
import type { Checker, Type } from 'typescript/unstable/sync';
import { nodesBelow, type Place, typedPlaces } from './typed-places.ts';

/** "file:line code" of each such place in the files of a project whose name begins with `under`. */
export function indexedByText(config: string, under: string): string[] {
  return typedPlaces(config, under, askedIn, ([key, object], checker) => {
    const made = object !== undefined && /^ByName</.test(checker.typeToString(object));
    return !made && isText(key, checker);
  });
}

function isText(type: Type | undefined, checker: Checker): boolean {
  if (type === undefined) return false;
  if (type.isUnionType() || type.isIntersectionType())
    return type.getTypes()?.some((one) => isText(one, checker)) ?? false;
  return type.flags === checker.getStringType().flags || type.isTemplateLiteralType();
}

/** Objects that are asked for something, each with the key and the object. */
function askedIn(file: Node): Place[] {
  return nodesBelow(file).flatMap((node): Place[] => {
    if (isElementAccessExpression(node)) {
      return [{ node, about: [node.argumentExpression, node.expression] }];
    }
    if (!isBinaryExpression(node) || node.operatorToken.kind !== SyntaxKind.InKeyword) return [];
    const { left, right } = node;
    return isStringLiteral(left) || isPrivateIdentifier(left)
      ? []
      : [{ node, about: [left, right] }];
  });
}
