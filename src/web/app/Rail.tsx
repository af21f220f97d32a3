import { Link, useParams } from "@tanstack/react-router";
import { Icon } from "../ui/Icon.tsx";
import { useWords } from "../words/words.tsx";
import { screens } from "./screens.ts";

/** The domains that work; along the side, or along the foot of a small screen. */
export function Rail() {
  const { mission } = useParams({ from: "/missions/$mission" });
  const { say } = useWords();
  return (
    <nav className="rail" aria-label={say("screen.rail")}>
      {screens.map(({ name, icon }) => (
        <Link
          key={name}
          to={`/missions/$mission/${name}`}
          params={{ mission }}
          search={({ lang, month, scenario }) => ({
            ...(lang && { lang }),
            ...(month && { month }),
            ...(scenario && { scenario }),
          })}
          className="rail-item"
          activeProps={{ "aria-current": "page" }}
        >
          <Icon name={icon} />
          {say(`screen.${name}`)}
        </Link>
      ))}
    </nav>
  );
}
