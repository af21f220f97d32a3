import { useSearch } from "@tanstack/react-router";
import { useEffect } from "react";
import { isWorkFunction, type WorkFunction } from "../../model/work-function.ts";

const key = "concert.function";

/** What this browser remembers; those who never chose enter as command does. */
function storedFunction(): WorkFunction {
  const stored = localStorage.getItem(key) ?? "";
  return isWorkFunction(stored) ? stored : "command";
}

/** The function by which the reader enters. It orders what is shown, and neither hides nor opens anything. */
export function useWorkFunction(): WorkFunction {
  const { as } = useSearch({ strict: false });
  useEffect(() => {
    if (as !== undefined) localStorage.setItem(key, as);
  }, [as]);
  return as ?? storedFunction();
}
