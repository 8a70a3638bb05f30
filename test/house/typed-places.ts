// Finds places in the source by the types of what stands there.
import path from 'node:path';
import type { Node } from 'typescript/unstable/ast';
import { API, type Checker, type Type } from 'typescript/unstable/sync';

/** A place, and the expressions in it whose types decide. */
export type Place = { node: Node; about: readonly Node[] };

/** "file:line code" of each such place in the files of a project whose name begins with `under`. */
export function typedPlaces(
  config: string,
  under: string,
  placesIn: (file: Node) => Place[],
  counts: (types: readonly (Type | undefined)[], checker: Checker) => boolean,
): string[] {
  const root = path.dirname(config);
  const api = new API({ cwd: root });
  try {
    const [project] = api.updateSnapshot({ openProjects: [config] }).getProjects();
    if (!project) throw new Error(`${config} is no project.`);
    const { program, checker } = project;
    return program
      .getSourceFileNames()
      .filter((name) => name.startsWith(path.join(root, under)))
      .flatMap((name) => {
        const file = program.getSourceFile(name);
        const places = file === undefined ? [] : placesIn(file);
        if (file === undefined || places.length === 0) return [];
        const types = checker.getTypeAtLocation(places.flatMap(({ about }) => about));
        let next = 0;
        return places.flatMap(({ node, about }) => {
          const own = types.slice(next, next + about.length);
          next += about.length;
          if (!counts(own, checker)) return [];
          const at = node.getStart(file);
          const line = file.text.slice(0, at).split('\n').length;
          return [`${path.relative(root, name)}:${line} ${file.text.slice(at, node.end)}`];
        });
      });
  } finally {
    api.close();
  }
}

/** Every node below one, itself included. */
export function nodesBelow(node: Node): Node[] {
  const found: Node[] = [node];
  node.forEachChild((child) => {
    found.push(...nodesBelow(child));
  });
  return found;
}
