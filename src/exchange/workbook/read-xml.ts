import { SaxesParser } from "saxes";
import { Refusal } from "../../kernel/refusal.ts";

export type Attributes = Readonly<Record<string, string>>;

/** What a reader of XML is told; names come without the prefix of their namespace. */
export type XmlListener = {
  readonly open: (name: string, attributes: Attributes) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
};

const local = (name: string): string => {
  const at = name.indexOf(":");
  return at === -1 ? name : name.slice(at + 1);
};

/**
 * Reads XML piece by piece. A document type is refused: it is how entities that grow without end come in.
 * @throws Refusal `workbook.doctype`, `workbook.xml`
 */
export async function readXml(pieces: AsyncIterable<Uint8Array>, part: string, listener: XmlListener): Promise<void> {
  const parser = new SaxesParser<{ position: false; xmlns: false }>({ position: false, xmlns: false });
  let depth = 0;
  parser.on("doctype", () => {
    throw new Refusal("invalid", "workbook.doctype", { part });
  });
  parser.on("error", () => {
    throw new Refusal("invalid", "workbook.xml", { part });
  });
  parser.on("opentag", (tag) => {
    depth += 1;
    if (depth > 64) throw new Refusal("invalid", "workbook.xml", { part });
    listener.open(local(tag.name), tag.attributes);
  });
  parser.on("closetag", (tag) => {
    depth -= 1;
    listener.close(local(tag.name));
  });
  parser.on("text", listener.text);
  parser.on("cdata", listener.text);
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const piece of pieces) parser.write(decoder.decode(piece, { stream: true }));
    parser.write(decoder.decode());
    parser.close();
  } catch (error) {
    // The decoder throws a TypeError at bytes that are no UTF-8.
    throw error instanceof TypeError ? new Refusal("invalid", "workbook.xml", { part }) : error;
  }
}
