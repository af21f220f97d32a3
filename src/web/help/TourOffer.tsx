import { useNavigate, useParams } from "@tanstack/react-router";
import { useQuery } from "@tanstack/react-query";
import { keptSearch } from "../app/search.ts";
import { missionsQuery, sessionQuery } from "../queries.ts";
import { useWords } from "../words/words.tsx";
import { goToStep, rememberTour, useTourDue, useTourStep } from "./tour-store.ts";

/** The mission to practise on, as the program ships it. */
export const practiceMission = "extal";

/** Begins the tour: in the mission that is open, else on the exercise mission, else on the first there is. */
export function useStartTour(): (() => void) | null {
  const { mission } = useParams({ strict: false });
  const navigate = useNavigate();
  const missions = useQuery(missionsQuery());
  const ids = missions.data?.items.map(({ id }) => id) ?? [];
  const to = mission ?? (ids.includes(practiceMission) ? practiceMission : ids[0]);
  if (to === undefined) return null;
  return () => {
    goToStep(0);
    void navigate({ to: "/missions/$mission/overview", params: { mission: to }, search: keptSearch });
  };
}

/** Offers the tour once to a person; gone for good once it was taken or declined. */
export function TourOffer() {
  const { say } = useWords();
  const person = useQuery(sessionQuery()).data?.user.name;
  const due = useTourDue(person);
  const running = useTourStep() !== null;
  const start = useStartTour();
  if (!due || running || person === undefined || start === null) return null;
  return (
    <aside className="tour-offer" aria-label={say("shell.tour")}>
      <p>{say("shell.tour.offer")}</p>
      <div className="tour-acts">
        <button type="button" className="button primary" onClick={start}>
          {say("shell.tour.start")}
        </button>
        <button type="button" className="button" onClick={() => rememberTour(person)}>
          {say("shell.tour.decline")}
        </button>
      </div>
    </aside>
  );
}
