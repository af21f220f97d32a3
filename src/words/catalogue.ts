import type { Catalogue, Language, Say } from "./say.ts";
import { sayFrom } from "./say.ts";
import faultAr from "./catalogue/fault.ar.json" with { type: "json" };
import faultEn from "./catalogue/fault.en.json" with { type: "json" };
import faultFr from "./catalogue/fault.fr.json" with { type: "json" };
import fieldAr from "./catalogue/field.ar.json" with { type: "json" };
import fieldEn from "./catalogue/field.en.json" with { type: "json" };
import fieldFr from "./catalogue/field.fr.json" with { type: "json" };
import planAr from "./catalogue/plan.ar.json" with { type: "json" };
import planEn from "./catalogue/plan.en.json" with { type: "json" };
import planFr from "./catalogue/plan.fr.json" with { type: "json" };
import refusalAr from "./catalogue/refusal.ar.json" with { type: "json" };
import refusalEn from "./catalogue/refusal.en.json" with { type: "json" };
import refusalFr from "./catalogue/refusal.fr.json" with { type: "json" };
import reportAr from "./catalogue/report.ar.json" with { type: "json" };
import reportEn from "./catalogue/report.en.json" with { type: "json" };
import reportFr from "./catalogue/report.fr.json" with { type: "json" };
import screenAr from "./catalogue/screen.ar.json" with { type: "json" };
import screenEn from "./catalogue/screen.en.json" with { type: "json" };
import screenFr from "./catalogue/screen.fr.json" with { type: "json" };
import terminalAr from "./catalogue/terminal.ar.json" with { type: "json" };
import terminalEn from "./catalogue/terminal.en.json" with { type: "json" };
import terminalFr from "./catalogue/terminal.fr.json" with { type: "json" };

/** All messages of every language. The web page does not import this: it fetches the one catalogue it shows. */
export const catalogues: Readonly<Record<Language, Catalogue>> = {
  en: { ...faultEn, ...fieldEn, ...planEn, ...refusalEn, ...reportEn, ...screenEn, ...terminalEn },
  fr: { ...faultFr, ...fieldFr, ...planFr, ...refusalFr, ...reportFr, ...screenFr, ...terminalFr },
  ar: { ...faultAr, ...fieldAr, ...planAr, ...refusalAr, ...reportAr, ...screenAr, ...terminalAr },
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
