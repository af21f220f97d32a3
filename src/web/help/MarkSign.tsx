import { severityShapes } from "../ui/severity-shapes.ts";
import { Icon } from "../ui/Icon.tsx";
import type { Mark } from "./pages.ts";

/** The mark itself, as small as it stands on the screens; the words beside it say what it means. */
export function MarkSign({ mark }: { mark: Mark }) {
  switch (mark) {
    case "high":
    case "medium":
    case "low":
    case "info":
      return (
        <span className={`mark-sign severity severity-${mark}`} aria-hidden="true">
          <svg viewBox="0 0 16 16">
            <path d={severityShapes[mark]} />
          </svg>
        </span>
      );
    case "estimate":
      return (
        <span className="mark-sign" aria-hidden="true">
          ≈
        </span>
      );
    case "unknown":
      return (
        <span className="mark-sign unknown" aria-hidden="true">
          ?
        </span>
      );
    case "waiting":
      return (
        <span className="mark-sign" aria-hidden="true">
          <Icon name="outbox" />
        </span>
      );
    default:
      return <span className={`mark-sign mark-${mark}`} aria-hidden="true" />;
  }
}
