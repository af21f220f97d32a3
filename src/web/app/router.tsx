import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { OverviewScreen } from "../features/overview/OverviewScreen.tsx";
import { Root } from "./Root.tsx";
import { MissionShell } from "./MissionShell.tsx";
import { NotFound, ScreenError } from "./ScreenError.tsx";
import { StartPage } from "./StartPage.tsx";
import { parseSearch, readSearch, writeSearch } from "./search.ts";

const root = createRootRoute({ component: Root, validateSearch: readSearch, notFoundComponent: NotFound });
const start = createRoute({ getParentRoute: () => root, path: "/", component: StartPage });
const mission = createRoute({ getParentRoute: () => root, path: "/missions/$mission", component: MissionShell });
const missionIndex = createRoute({
  getParentRoute: () => mission,
  path: "/",
  beforeLoad: ({ params, search }) => {
    throw redirect({ to: "/missions/$mission/overview", params, search, replace: true });
  },
});
const overview = createRoute({ getParentRoute: () => mission, path: "overview", component: OverviewScreen });
const grid = lazyRouteComponent(() => import("../features/data/DataScreen.tsx"), "DataScreen");
const data = createRoute({ getParentRoute: () => mission, path: "data", component: grid });
const table = createRoute({ getParentRoute: () => mission, path: "data/$plural", component: grid });
const funding = createRoute({
  getParentRoute: () => mission,
  path: "funding",
  component: lazyRouteComponent(() => import("../features/funding/FundingFrame.tsx"), "FundingFrame"),
});
const shares = createRoute({
  getParentRoute: () => funding,
  path: "/",
  component: lazyRouteComponent(() => import("../features/funding/FundingScreen.tsx"), "FundingScreen"),
});
const scale = createRoute({
  getParentRoute: () => funding,
  path: "scale",
  component: lazyRouteComponent(() => import("../features/funding/scale/ScaleScreen.tsx"), "ScaleScreen"),
});
const cash = createRoute({
  getParentRoute: () => funding,
  path: "cash",
  component: lazyRouteComponent(() => import("../features/funding/CashScreen.tsx"), "CashScreen"),
});
const payerMix = createRoute({
  getParentRoute: () => funding,
  path: "payer-mix",
  component: lazyRouteComponent(() => import("../features/funding/payers/PayersScreen.tsx"), "PayersScreen"),
});
const budget = createRoute({
  getParentRoute: () => funding,
  path: "budget",
  component: lazyRouteComponent(() => import("../features/funding/budget/BudgetScreen.tsx"), "BudgetScreen"),
});
const startUp = createRoute({
  getParentRoute: () => funding,
  path: "startup",
  component: lazyRouteComponent(() => import("../features/funding/startup/StartUpScreen.tsx"), "StartUpScreen"),
});
const reimbursement = createRoute({
  getParentRoute: () => funding,
  path: "reimbursement",
  component: lazyRouteComponent(
    () => import("../features/funding/reimbursement/ReimbursementScreen.tsx"),
    "ReimbursementScreen",
  ),
});
const priorities = createRoute({
  getParentRoute: () => funding,
  path: "priorities",
  component: lazyRouteComponent(
    () => import("../features/funding/priorities/PrioritiesScreen.tsx"),
    "PrioritiesScreen",
  ),
});
const statements = createRoute({
  getParentRoute: () => funding,
  path: "statements",
  component: lazyRouteComponent(
    () => import("../features/funding/statements/StatementsScreen.tsx"),
    "StatementsScreen",
  ),
});
const outbox = createRoute({
  getParentRoute: () => mission,
  path: "outbox",
  component: lazyRouteComponent(() => import("../features/outbox/OutboxScreen.tsx"), "OutboxScreen"),
});

const places = createRoute({
  getParentRoute: () => mission,
  path: "places",
  component: lazyRouteComponent(() => import("../features/places/PlacesScreen.tsx"), "PlacesScreen"),
});
const force = createRoute({
  getParentRoute: () => mission,
  path: "force",
  component: lazyRouteComponent(() => import("../features/force/ForceScreen.tsx"), "ForceScreen"),
});
const timeline = createRoute({
  getParentRoute: () => mission,
  path: "timeline",
  component: lazyRouteComponent(() => import("../features/timeline/TimelineScreen.tsx"), "TimelineScreen"),
});

const sources = createRoute({
  getParentRoute: () => mission,
  path: "sources",
  component: lazyRouteComponent(() => import("../features/sources/SourcesScreen.tsx"), "SourcesScreen"),
});
const dictionary = createRoute({
  getParentRoute: () => mission,
  path: "dictionary",
  component: lazyRouteComponent(() => import("../features/dictionary/DictionaryScreen.tsx"), "DictionaryScreen"),
});
const journal = createRoute({
  getParentRoute: () => mission,
  path: "journal",
  component: lazyRouteComponent(() => import("../features/journal/JournalScreen.tsx"), "JournalScreen"),
});

const mandate = createRoute({
  getParentRoute: () => mission,
  path: "mandate",
  component: lazyRouteComponent(() => import("../features/mandate/MandateScreen.tsx"), "MandateScreen"),
});

const account = createRoute({
  getParentRoute: () => root,
  path: "/account",
  component: lazyRouteComponent(() => import("../features/people/AccountScreen.tsx"), "AccountScreen"),
});
const people = createRoute({
  getParentRoute: () => root,
  path: "/people",
  component: lazyRouteComponent(() => import("../features/people/PeopleScreen.tsx"), "PeopleScreen"),
});
const invitation = createRoute({
  getParentRoute: () => root,
  path: "/invitation",
  component: lazyRouteComponent(() => import("../features/people/InvitationPage.tsx"), "InvitationPage"),
});

const supply = createRoute({
  getParentRoute: () => mission,
  path: "supply",
  component: lazyRouteComponent(() => import("../features/supply/SupplyScreen.tsx"), "SupplyScreen"),
});
const compare = createRoute({
  getParentRoute: () => mission,
  path: "compare",
  component: lazyRouteComponent(() => import("../features/compare/CompareScreen.tsx"), "CompareScreen"),
});

const briefs = createRoute({
  getParentRoute: () => mission,
  path: "briefs",
  component: lazyRouteComponent(() => import("../features/brief/BriefScreen.tsx"), "BriefScreen"),
});

const tree = root.addChildren([
  start,
  account,
  people,
  invitation,
  mission.addChildren([
    missionIndex,
    overview,
    force,
    timeline,
    data,
    table,
    funding.addChildren([shares, scale, statements, budget, startUp, reimbursement, cash, payerMix, priorities]),
    outbox,
    places,
    sources,
    dictionary,
    journal,
    mandate,
    supply,
    compare,
    briefs,
  ]),
]);

export const makeRouter = () =>
  createRouter({
    routeTree: tree,
    parseSearch,
    stringifySearch: writeSearch,
    defaultErrorComponent: ScreenError,
    defaultPreload: "intent",
    scrollRestoration: false,
  });

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
