import { pseudoCatalogue } from "./pseudo.ts";
import { type Catalogue, type Language, type Say, sayFrom } from "./say.ts";
import helpAr from "./catalogue/help.ar.json" with { type: "json" };
import helpEn from "./catalogue/help.en.json" with { type: "json" };
import helpEs from "./catalogue/help.es.json" with { type: "json" };
import helpFr from "./catalogue/help.fr.json" with { type: "json" };
import helpRu from "./catalogue/help.ru.json" with { type: "json" };
import helpZh from "./catalogue/help.zh.json" with { type: "json" };
import reportAr from "./catalogue/report.ar.json" with { type: "json" };
import reportEn from "./catalogue/report.en.json" with { type: "json" };
import reportEs from "./catalogue/report.es.json" with { type: "json" };
import reportFr from "./catalogue/report.fr.json" with { type: "json" };
import reportRu from "./catalogue/report.ru.json" with { type: "json" };
import reportZh from "./catalogue/report.zh.json" with { type: "json" };
import terminalAr from "./catalogue/terminal.ar.json" with { type: "json" };
import terminalEn from "./catalogue/terminal.en.json" with { type: "json" };
import terminalEs from "./catalogue/terminal.es.json" with { type: "json" };
import terminalFr from "./catalogue/terminal.fr.json" with { type: "json" };
import terminalRu from "./catalogue/terminal.ru.json" with { type: "json" };
import terminalZh from "./catalogue/terminal.zh.json" with { type: "json" };
import { catalogue as pageAr } from "./catalogue/page.ar.ts";
import { catalogue as pageEn } from "./catalogue/page.en.ts";
import { catalogue as pageEs } from "./catalogue/page.es.ts";
import { catalogue as pageFr } from "./catalogue/page.fr.ts";
import { catalogue as pageRu } from "./catalogue/page.ru.ts";
import { catalogue as pageZh } from "./catalogue/page.zh.ts";

const en: Catalogue = { ...pageEn, ...helpEn, ...reportEn, ...terminalEn };
const ar: Catalogue = { ...pageAr, ...helpAr, ...reportAr, ...terminalAr };
let pseudo: Catalogue | undefined;

/** All messages of every language. The web page does not import this: it fetches the one catalogue it shows. */
export const catalogues: Readonly<Record<Language, Catalogue>> = {
  en,
  fr: { ...pageFr, ...helpFr, ...reportFr, ...terminalFr },
  es: { ...pageEs, ...helpEs, ...reportEs, ...terminalEs },
  ar,
  ru: { ...pageRu, ...helpRu, ...reportRu, ...terminalRu },
  zh: { ...pageZh, ...helpZh, ...reportZh, ...terminalZh },
  "ar-u-nu-arab": ar,
  get "en-XA"() {
    return (pseudo ??= pseudoCatalogue(en));
  },
};

const sayers = new Map<Language, Say>();

/** Says a code in a language. */
export function say(language: Language, code: string, values?: Parameters<Say>[1]): string {
  let sayer = sayers.get(language);
  if (!sayer) {
    sayer = sayFrom(language, catalogues[language]);
    sayers.set(language, sayer);
  }
  return sayer(code, values);
}

/** The function that says codes in one language, for those who take a `Say`. */
export const sayIn =
  (language: Language): Say =>
  (code, values) =>
    say(language, code, values);
