import { type DocumentNode, type FragmentDefinitionNode, Kind, type SelectionSetNode, visit } from 'graphql';

/** Fields of a document, fragments spelled out, beyond which compiling takes longer than it could win back. */
const MOST_FIELDS = 400;

/** Names which no property of an object, no variable of generated code and no other path can be confused with. */
const isPlainName = (name: string): boolean => /^[a-z][A-Za-z0-9]*$/.test(name) && !(name in {});

/** What the compiler is known to get wrong: conditions inside shared fragments, and text that a client wrote into the
 *  document, which ends up in generated code (a string made like the compiler's own marks would be run). */
const STRANGE: readonly string[] = [Kind.DIRECTIVE, Kind.STRING, Kind.FLOAT, Kind.LIST, Kind.OBJECT];

/** Whether a document of one operation may be compiled: one that takes its values from variables, as our pages write
 *  them. All else is for graphql-js. */
export function isPlain(document: DocumentNode): boolean {
  let plain = true;
  const insist = (isGood: boolean) => void (plain &&= isGood);
  visit(document, {
    enter(node) {
      insist(!STRANGE.includes(node.kind));
      if (node.kind === Kind.VARIABLE) insist(isPlainName(node.name.value));
      if (node.kind === Kind.FIELD)
        insist(isPlainName((node.alias ?? node.name).value) || (node.name.value === '__typename' && !node.alias));
    },
  });
  return plain && fieldCount(document) <= MOST_FIELDS;
}

function fieldCount({ definitions }: DocumentNode): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of definitions) if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  let count = 0;
  const walk = ({ selections }: SelectionSetNode): void => {
    for (const one of selections) {
      if (count > MOST_FIELDS) return;
      if (one.kind === Kind.FIELD) count++;
      const inner = one.kind === Kind.FRAGMENT_SPREAD ? fragments.get(one.name.value)! : one;
      if (inner.selectionSet) walk(inner.selectionSet);
    }
  };
  for (const node of definitions) if (node.kind === Kind.OPERATION_DEFINITION) walk(node.selectionSet);
  return count;
}
