import { createRequire } from 'node:module';

interface XmlNode {
  localName: string | null;
  textContent: string | null;
  parentNode: XmlNode | null;
}
interface Xml {
  getElementsByTagName(name: string): ArrayLike<XmlNode>;
}

// Its types would bring those of browsers into every file of the server.
const { DOMParser } = createRequire(import.meta.url)('@xmldom/xmldom') as {
  DOMParser: new (options: { onError: (level: string, message: string) => void }) => {
    parseFromString(text: string, type: 'text/xml'): Xml;
  };
};

/** @throws when the text is not well-formed XML */
function parsed(xml: string): Xml {
  const onError = (level: string, message: string) => {
    // U+FFFD stands for what a name had and no text can have.
    if (level === 'warning' && message.includes('replacement character')) return;
    throw new Error(`${level}: ${message}`);
  };
  return new DOMParser({ onError }).parseFromString(xml, 'text/xml');
}

/** Texts of all elements whose path ends as given, such as "SellerTradeParty/Name". */
export function xmlTexts(xml: string, path: string): string[] {
  const names = path.split('/').toReversed();
  return Array.from(parsed(xml).getElementsByTagName('*'))
    .filter((element) => {
      let at: XmlNode | null = element;
      return names.every((name) => {
        const fits = at?.localName === name;
        at = at?.parentNode ?? null;
        return fits;
      });
    })
    .map((element) => element.textContent ?? '');
}
