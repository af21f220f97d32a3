import { useQuery } from "@tanstack/react-query";
import { useParams, useSearch } from "@tanstack/react-router";
import { useEffect } from "react";
import { isWorkFunction, type WorkFunction } from "../../model/work-function.ts";
import { sessionQuery } from "../queries.ts";

const key = "concert.function";

/** What this browser remembers; null for those who never chose. */
function storedFunction(): WorkFunction | null {
  const stored = localStorage.getItem(key) ?? "";
  return isWorkFunction(stored) ? stored : null;
}

/** The first function that the reader was given in this mission, or in any where none is open. */
function useGivenFunction(): WorkFunction | undefined {
  const { mission } = useParams({ strict: false });
  const session = useQuery(sessionQuery());
  const given = session.data?.missions.filter((each) => mission === undefined || each.mission === mission) ?? [];
  return given.flatMap(({ functions }) => functions)[0];
}

/** The function by which the reader enters. It orders what is shown, and neither hides nor opens anything. */
export function useWorkFunction(): WorkFunction {
  const { as } = useSearch({ strict: false });
  useEffect(() => {
    if (as !== undefined) localStorage.setItem(key, as);
  }, [as]);
  const given = useGivenFunction();
  return as ?? storedFunction() ?? given ?? "command";
}
