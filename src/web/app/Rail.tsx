import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { TourOffer } from "../help/TourOffer.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Icon } from "../ui/Icon.tsx";
import { useWords } from "../words/words.tsx";
import { screensFor } from "./function-order.ts";
import { FunctionSwitch } from "./FunctionSwitch.tsx";
import { LanguageSwitch } from "./LanguageSwitch.tsx";
import { keptSearch } from "./search.ts";
import type { Screen } from "./screens.ts";
import { useWorkFunction } from "./use-function.ts";

/** Screens that a small page shows along its foot; the rest is one touch away. */
const atFoot = 4;

/** The screens that work, first those of the reader's function: along the side, or along the foot of a small page. */
export function Rail() {
  const { say } = useWords();
  const work = useWorkFunction();
  const [more, setMore] = useState(false);
  const all = screensFor(work);
  return (
    <nav className="rail" aria-label={say("screen.rail")}>
      <ul className="rail-first">
        {all.slice(0, atFoot).map((screen) => (
          <Item key={screen.name} screen={screen} />
        ))}
      </ul>
      <ul className="rail-rest">
        {all.slice(atFoot).map((screen) => (
          <Item key={screen.name} screen={screen} />
        ))}
      </ul>
      <TourOffer />
      <button type="button" className="rail-item rail-more" aria-expanded={more} onClick={() => setMore(true)}>
        <Icon name="more" />
        <span>{say("shell.more")}</span>
      </button>
      <Dialog open={more} close={() => setMore(false)} title={say("shell.more.title")}>
        <ul className="more-list" onClick={() => setMore(false)}>
          {all.map((screen) => (
            <Item key={screen.name} screen={screen} />
          ))}
        </ul>
        <div className="more-settings">
          <FunctionSwitch />
          <LanguageSwitch />
        </div>
      </Dialog>
    </nav>
  );
}

function Item({ screen }: { screen: Screen }) {
  const { mission } = useParams({ from: "/missions/$mission" });
  const { say } = useWords();
  return (
    <li>
      <Link
        to={`/missions/$mission/${screen.name}`}
        params={{ mission }}
        search={keptSearch}
        className="rail-item"
        activeProps={{ "aria-current": "page" }}
        title={`g ${screen.key}`}
      >
        <Icon name={screen.icon} />
        <span>{say(`screen.${screen.name}`)}</span>
      </Link>
    </li>
  );
}
