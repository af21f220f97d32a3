import { Link, useParams } from "@tanstack/react-router";
import { Icon, type IconName } from "../ui/Icon.tsx";
import { useWords } from "../words/words.tsx";

const screens = [
  { to: "/missions/$mission/overview", name: "overview" },
  { to: "/missions/$mission/data", name: "data" },
  { to: "/missions/$mission/funding", name: "funding" },
] as const satisfies readonly { to: string; name: IconName }[];

/** The domains that work; along the side, or along the foot of a small screen. */
export function Rail() {
  const { mission } = useParams({ from: "/missions/$mission" });
  const { say } = useWords();
  return (
    <nav className="rail" aria-label={say("screen.rail")}>
      {screens.map(({ to, name }) => (
        <Link
          key={name}
          to={to}
          params={{ mission }}
          search={({ lang, month, scenario }) => ({
            ...(lang && { lang }),
            ...(month && { month }),
            ...(scenario && { scenario }),
          })}
          className="rail-item"
          activeProps={{ "aria-current": "page" }}
        >
          <Icon name={name} />
          {say(`screen.${name}`)}
        </Link>
      ))}
    </nav>
  );
}
