import { type DocumentNode, type FragmentDefinitionNode, Kind, type SelectionSetNode, visit } from 'graphql';

/** Number of fields, fragments included, above which compiling takes longer than it saves. */
const MAX_FIELDS = 400;

/** Whether a name cannot collide with an object property, a variable of generated code or another path. */
const isPlainName = (name: string): boolean => /^[a-z][A-Za-z0-9]*$/.test(name) && !(name in {});

/** Nodes that the compiler handles wrongly: conditions inside shared fragments, and literals, which end up in generated code (a string
 *  that imitates the compiler's own marks would be run). */
const UNSAFE_NODES: readonly string[] = [Kind.DIRECTIVE, Kind.STRING, Kind.FLOAT, Kind.LIST, Kind.OBJECT];

/** Whether a document with one operation may be compiled: it takes its values from variables, as the web app's documents do. graphql-js
 *  runs all others. */
export function isPlain(document: DocumentNode): boolean {
  let plain = true;
  const require = (isGood: boolean) => void (plain &&= isGood);
  visit(document, {
    enter(node) {
      require(!UNSAFE_NODES.includes(node.kind));
      if (node.kind === Kind.VARIABLE) require(isPlainName(node.name.value));
      if (node.kind === Kind.FIELD)
        require(isPlainName((node.alias ?? node.name).value) || (node.name.value === '__typename' && !node.alias));
    },
  });
  return plain && fieldCount(document) <= MAX_FIELDS;
}

function fieldCount({ definitions }: DocumentNode): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of definitions) if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  let count = 0;
  const walk = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (count > MAX_FIELDS) return;
      if (selection.kind === Kind.FIELD) count++;
      const inner = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value)! : selection;
      if (inner.selectionSet) walk(inner.selectionSet);
    }
  };
  for (const node of definitions) if (node.kind === Kind.OPERATION_DEFINITION) walk(node.selectionSet);
  return count;
}
