import { askAhead } from "./ahead.ts";
import { applyTheme, printInLight, storedTheme } from "./app/theme.ts";
import { loadCatalogue } from "./words/catalogue.ts";
import { openingLanguage } from "./words/opening-language.ts";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/shell.css";
import "./styles/shell-narrow.css";
import "./styles/start.css";
import "./styles/panels.css";
import "./styles/charts.css";
import "./styles/map.css";
import "./styles/print.css";

// The page's own code is large. What it will ask for first is asked for while it is still on its way.
const language = openingLanguage(new URLSearchParams(location.search).get("lang") ?? undefined);
void import("./app/page.tsx");
void loadCatalogue(language);
askAhead("/api/v1/session", language);
askAhead("/api/v1/missions", language);
if (location.pathname.includes("/data")) void import("./features/data/DataScreen.tsx");
if (location.pathname.endsWith("/funding")) void import("./features/funding/FundingScreen.tsx");
applyTheme(storedTheme());
printInLight();
