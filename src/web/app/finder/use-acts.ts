import "../zod-without-eval.ts";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { nouns } from "../../../model/nouns.ts";
import { workFunctions } from "../../../model/work-function.ts";
import { baseOf, type Language, languages } from "../../../words/say.ts";
import { useHelpActs } from "../../help/use-help-acts.ts";
import { ask } from "../../api.ts";
import { allOf, missionPath, missionsQuery, sessionQuery } from "../../queries.ts";
import { chooseNumerals } from "../../words/opening-language.ts";
import { useWords } from "../../words/words.tsx";
import { screensFor } from "../function-order.ts";
import { useMissionView, useSetSearch } from "../mission-context.tsx";
import { notice } from "../notice.ts";
import { keptSearch } from "../search.ts";
import { addressToSend, copyText } from "../send-view.ts";
import { keepTheme, useTheme } from "../theme.ts";
import { useWorkFunction } from "../use-function.ts";
import type { Act } from "./act.ts";

/** Every act of the page, in the order in which the command list shows them. */
export function useActs({ showKeys }: { showKeys: () => void }): readonly Act[] {
  return [
    ...useGoing(),
    ...useViewActs(showKeys),
    ...useHelpActs(),
    ...useChoices(),
    ...usePersonal(),
    ...useSettings(),
    ...useDownloads(),
  ];
}

/** To another screen, another month, another mission. */
function useGoing(): readonly Act[] {
  const { mission } = useParams({ from: "/missions/$mission" });
  const { say, month: nameOf } = useWords();
  const navigate = useNavigate();
  const work = useWorkFunction();
  const { months, month, setMonth } = useMissionView();
  const missions = useQuery(missionsQuery());
  const at = month === null ? -1 : months.indexOf(month);
  const step = (id: string, to: string | undefined, keys?: string): Act[] =>
    to === undefined || to === month
      ? []
      : [
          {
            id,
            group: "shell.group.go",
            title: say(`shell.act.${id}`),
            detail: nameOf(to),
            ...(keys && { keys }),
            run: () => setMonth(to),
          },
        ];
  return [
    ...screensFor(work).map((screen): Act => ({
      id: `go ${screen.name}`,
      group: "shell.group.go",
      title: say(`screen.${screen.name}`),
      keys: `g ${screen.key}`,
      run: () => void navigate({ to: `/missions/$mission/${screen.name}`, params: { mission }, search: keptSearch }),
    })),
    ...step("month_before", months[at - 1], "←"),
    ...step("month_after", months[at + 1], "→"),
    ...step("month_first", months[0], "Home"),
    ...step("month_last", months.at(-1), "End"),
    ...(missions.data?.items ?? [])
      .filter(({ id }) => id !== mission)
      .map((other): Act => ({
        id: `mission ${other.id}`,
        group: "shell.group.missions",
        title: other.short_name,
        detail: other.name,
        run: () =>
          void navigate({
            to: "/missions/$mission/overview",
            params: { mission: other.id },
            search: ({ lang, as }) => keptSearch({ ...(lang && { lang }), ...(as && { as }) }),
          }),
      })),
  ];
}

/** What can be done with what is on screen. */
function useViewActs(showKeys: () => void): readonly Act[] {
  const { say } = useWords();
  const search = useSearch({ strict: false });
  const setSearch = useSetSearch();
  const { month } = useMissionView();
  const group = "shell.group.view";
  const send = () =>
    void copyText(addressToSend(search, month)).then((done) => notice(say(done ? "shell.copied" : "shell.not_copied")));
  return [
    {
      id: "table",
      group,
      title: say(search.view === "table" ? "shell.act.picture" : "shell.act.table"),
      keys: "t",
      run: () => setSearch({ view: search.view === "table" ? undefined : "table" }),
    },
    { id: "send", group, title: say("shell.act.send"), detail: say("shell.act.send.what"), keys: "c", run: send },
    // The dialog has to be gone before the page is printed.
    { id: "print", group, title: say("screen.print"), keys: "Ctrl P", run: () => void setTimeout(() => print(), 50) },
    { id: "keys", group, title: say("shell.act.keys"), keys: "?", run: showKeys },
  ];
}

/** Scenario and function. */
function useChoices(): readonly Act[] {
  const { mission } = useParams({ from: "/missions/$mission" });
  const { say } = useWords();
  const setSearch = useSetSearch();
  const search = useSearch({ strict: false });
  const work = useWorkFunction();
  const scenarios = useQuery(allOf(mission, "scenario", "scenarios"));
  const choose = (id: string | undefined, title: string): Act => ({
    id: `scenario ${id ?? ""}`,
    group: "shell.group.scenario",
    title,
    run: () => setSearch({ scenario: id }, true),
  });
  return [
    choose(undefined, say("screen.scenario.base")),
    ...(scenarios.data ?? []).map(({ id, values }) => choose(id, String(values["name"] ?? id))),
  ]
    .filter(({ id }) => id !== `scenario ${search.scenario ?? ""}`)
    .concat(
      workFunctions
        .filter((name) => name !== work)
        .map((name) => ({
          id: `function ${name}`,
          group: "shell.group.function",
          title: say(`function.${name}`),
          detail: say(`function.${name}.first`),
          run: () => setSearch({ as: name }),
        })),
    );
}

/** The screens that belong to no mission. */
function usePersonal(): readonly Act[] {
  const { say } = useWords();
  const navigate = useNavigate();
  const { data: session } = useQuery(sessionQuery());
  const go = (to: "account" | "people"): Act => ({
    id: `go ${to}`,
    group: "shell.group.go",
    title: say(`person.${to}`),
    run: () => void navigate({ to: `/${to}`, search: ({ lang }) => (lang ? { lang } : {}) }),
  });
  return [...(session ? [go("account")] : []), ...(session?.user.roles.includes("owner") ? [go("people")] : [])];
}

/** How the page looks to this reader, and the way out. */
function useSettings(): readonly Act[] {
  const { say, language } = useWords();
  const setSearch = useSetSearch();
  const client = useQueryClient();
  const group = "shell.group.settings";
  const theme = useTheme() === "dark" ? "light" : "dark";
  const speak = (code: Language): Act => ({
    id: `language ${code}`,
    group,
    title: new Intl.DisplayNames(code, { type: "language" }).of(code) ?? code,
    detail: say("screen.language"),
    run: () => setSearch({ lang: code }),
  });
  const digits: Language = language === "ar" ? "ar-u-nu-arab" : "ar";
  return [
    ...languages.filter((code) => code !== baseOf(language)).map(speak),
    ...(baseOf(language) === "ar"
      ? [{ id: "numerals", group, title: say("shell.act.numerals"), run: () => chooseNumerals(digits) }]
      : []),
    { id: "theme", group, title: say(`screen.theme.${theme}`), run: () => keepTheme(theme) },
    {
      id: "leave",
      group,
      title: say("screen.signout"),
      run: () => void ask("/session", { method: "DELETE" }).finally(() => client.resetQueries()),
    },
  ];
}

/** Every list as a workbook. */
function useDownloads(): readonly Act[] {
  const { mission } = useParams({ from: "/missions/$mission" });
  const { say, sayOr } = useWords();
  return nouns
    .filter(({ file }) => file === "csv")
    .map(({ name, plural }) => ({
      id: `download ${name}`,
      group: "shell.group.download",
      title: say("shell.act.download", { list: sayOr(`noun.${name}.many`, name) }),
      run: () => download(`/api/v1${missionPath(mission)}/${plural}?format=xlsx`),
    }));
}

function download(address: string): void {
  const link = document.createElement("a");
  link.href = address;
  link.download = "";
  link.click();
}
