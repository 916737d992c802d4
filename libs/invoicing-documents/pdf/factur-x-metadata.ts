/** Name of the attachment, and of what it is (Factur-X 1.0, chapter 6). */
export const FACTUR_X_FILE = 'factur-x.xml';

const PROPERTIES = {
  DocumentType: { value: 'INVOICE', meaning: 'Type of the hybrid document' },
  DocumentFileName: { value: FACTUR_X_FILE, meaning: 'Name of the embedded XML file' },
  Version: { value: '1.0', meaning: 'Version of the standard of the XML' },
  ConformanceLevel: { value: 'EN 16931', meaning: 'Profile of the XML' },
};

/**
 * The XMP properties of Factur-X and, since PDF/A allows only described properties, their extension schema. A credit note has the document
 * type INVOICE too: its kind is in the XML.
 */
export function facturXMetadata(): string {
  const described = Object.entries(PROPERTIES).map(
    ([name, { meaning }]) => `<rdf:li rdf:parseType="Resource">
  <pdfaProperty:name>${name}</pdfaProperty:name>
  <pdfaProperty:valueType>Text</pdfaProperty:valueType>
  <pdfaProperty:category>external</pdfaProperty:category>
  <pdfaProperty:description>${meaning}</pdfaProperty:description>
</rdf:li>`,
  );
  const values = Object.entries(PROPERTIES).map(([name, { value }]) => `<fx:${name}>${value}</fx:${name}>`);
  return `<rdf:Description rdf:about="" xmlns:fx="urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#">
${values.join('\n')}
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
  xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>Factur-X PDFA Extension Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>fx</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq>
${described.join('\n')}
</rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>`;
}
