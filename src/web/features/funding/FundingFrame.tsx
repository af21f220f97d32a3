import { Link, Outlet, useLocation, useParams } from "@tanstack/react-router";
import { useWords } from "../../words/words.tsx";
import { fundingViews } from "./funding-views.ts";
import "../../styles/funding.css";

/** The row of views of Funding, and the one whose address is open below it. Month, scenario and language go along. */
export function FundingFrame() {
  const { say } = useWords();
  const { mission } = useParams({ from: "/missions/$mission" });
  const at = useLocation({ select: ({ pathname }) => pathname.split("/")[4] ?? "" });
  return (
    <>
      <nav className="views" aria-label={say("screen.funding.views")}>
        {fundingViews.map(({ name, path }) => (
          <Link
            key={name}
            to={path === "" ? "/missions/$mission/funding" : `/missions/$mission/funding/${path}`}
            params={{ mission }}
            search={({ lang, month, scenario, as }) => ({
              ...(lang && { lang }),
              ...(month && { month }),
              ...(scenario && { scenario }),
              ...(as && { as }),
            })}
            className="view-link"
            activeOptions={{ exact: true }}
            aria-current={at === path ? "page" : undefined}
          >
            {say(`screen.funding.view.${name}`)}
          </Link>
        ))}
      </nav>
      <Outlet />
    </>
  );
}
