import { randomUUID } from "node:crypto";
import { caseOfMission } from "../../../engines/funding/priorities/case-of-mission.ts";
import { leastLoss } from "../../../engines/funding/priorities/build-program.ts";
import { nothingYet } from "../../../engines/funding/priorities/prioritise.ts";
import { readReductionRules } from "../../../exchange/reference/read-reduction-rules.ts";
import { referenceFolder } from "../../../exchange/reference/reference-folder.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { writeMps } from "../../../methods/write-mps.ts";
import type { MissionData } from "../../../model/mission-data.ts";
import type { PriorityAnswer } from "../../../model/priorities.ts";
import type { PriorityProblem } from "../../../model/priority-problem.ts";
import type { PriorityAsk, PriorityCase, PriorityReport, PrioritySearchState } from "../../../model/priority-report.ts";
import { type StoredMission, readStored } from "../budget/stored-budget.ts";
import { usualLimits } from "./limits.ts";
import { priorityLines } from "./priority-lines.ts";
import { type Reader, priorityTables } from "./priority-tables.ts";
import { type PrioritySearch, searchPriorities } from "./search-priorities.ts";

type Owner = { readonly user_id: number; readonly mission: string };

/** A search with the mission as it was when it began; `name` and `nature` are the mission's. */
export type KeptSearch = {
  readonly id: string;
  readonly owner: Owner;
  readonly name: string;
  readonly nature: MissionData["mission"]["nature"];
  readonly stated: PriorityCase;
  readonly problem: PriorityProblem;
  readonly mostSeconds: number;
  readonly search: PrioritySearch;
  answer: PriorityAnswer;
  seconds: number;
  state: PrioritySearchState["state"];
  /** Why it ended without an answer; null where it has one. */
  failed: unknown;
  /** Instant in milliseconds of the last question about it. */
  asked: number;
};

/** How long a search is kept after the last question about it, in milliseconds. */
const keptMs = 30 * 60_000;
/** How long a search goes on that nobody asks about, as when its page was closed. */
const leftMs = 20_000;
/** Searches kept at most, and how many run at once for one person and in all; each takes a processor for itself. */
const mostKept = 40;
const mostOfOne = 2;
const mostOfAll = 3;

/**
 * The searches of this process, each in a thread of its own, so that the process stays free to answer. Only who began a
 * search sees it. Nothing of them is in the database: what is lost here is searched again.
 */
export class SearchShelf {
  readonly #kept = new Map<string, KeptSearch>();
  readonly #watch = setInterval(() => this.#tidy(Date.now()), 5000).unref();

  /**
   * Begins a search over a mission as its reader sees it now. The same question over the same records gives the search
   * that is there, unless that was stopped.
   * @throws Refusal not-found for a mission or scenario that isn't to be seen; what stating the case refuses;
   *   `priorities.too_many` while others run
   */
  async begin(at: StoredMission, userId: number, ask: PriorityAsk, mostSeconds: number): Promise<KeptSearch> {
    const [mission, reduction_rules] = await Promise.all([readStored(at), readReductionRules(referenceFolder())]);
    const { stated, problem } = caseOfMission(mission, { ...at.workspace.reference, reduction_rules }, ask);
    const owner = { user_id: userId, mission: at.mission };
    this.#tidy(Date.now());
    const same = this.#sameAs(owner, stated, mostSeconds);
    if (same) return same;
    const running = [...this.#kept.values()].filter(({ state }) => state === "searching");
    const own = running.filter((kept) => kept.owner.user_id === userId);
    if (own.length >= mostOfOne || running.length >= mostOfAll) throw new Refusal("unavailable", "priorities.too_many");
    return this.#start({
      owner,
      stated,
      problem,
      mostSeconds,
      name: mission.mission.name,
      nature: mission.mission.nature,
    });
  }

  /** @throws Refusal conflict `priorities.unknown_search`, alike for one that is another's, too old or never was */
  find(id: string, owner: Owner): KeptSearch {
    const kept = this.#kept.get(id);
    if (!kept || kept.owner.user_id !== owner.user_id || kept.owner.mission !== owner.mission)
      throw new Refusal("conflict", "priorities.unknown_search");
    kept.asked = Date.now();
    return kept;
  }

  close(): void {
    clearInterval(this.#watch);
    for (const { search } of this.#kept.values()) search.stop();
  }

  #start(given: Pick<KeptSearch, "owner" | "stated" | "problem" | "mostSeconds" | "name" | "nature">): KeptSearch {
    const onBetter = (answer: PriorityAnswer, seconds: number): void => void Object.assign(kept, { answer, seconds });
    const kept: KeptSearch = {
      ...given,
      id: randomUUID(),
      search: searchPriorities(given.problem, usualLimits, given.mostSeconds, onBetter),
      answer: nothingYet,
      seconds: 0,
      state: "searching",
      failed: null,
      asked: Date.now(),
    };
    kept.search.done.then(
      (answer) => void Object.assign(kept, { answer, state: "ended" }),
      // A thread that found nothing in its time is an answer too, and only a defect is not.
      (failed: unknown) =>
        void Object.assign(kept, { failed: failed instanceof Refusal ? null : failed, state: "ended" }),
    );
    this.#kept.set(kept.id, kept);
    return kept;
  }

  #sameAs(owner: Owner, stated: PriorityCase, mostSeconds: number): KeptSearch | undefined {
    const text = JSON.stringify(stated);
    return [...this.#kept.values()].find(
      (kept) =>
        kept.owner.user_id === owner.user_id &&
        kept.owner.mission === owner.mission &&
        kept.mostSeconds >= mostSeconds &&
        (kept.state === "searching" || (kept.failed === null && kept.answer.complete)) &&
        JSON.stringify(kept.stated) === text,
    );
  }

  #tidy(now: number): void {
    for (const [id, { asked, state, search }] of this.#kept) {
      if (state === "searching" && asked + leftMs <= now) search.stop();
      if (state === "ended" && asked + keptMs <= now) this.#kept.delete(id);
    }
    for (const [id, { state }] of this.#kept) {
      if (this.#kept.size <= mostKept) return;
      if (state === "ended") this.#kept.delete(id);
    }
  }
}

/** What a search has found so far. @throws what ended it without an answer */
export function reportOf({ stated, answer, failed }: KeptSearch): PriorityReport {
  if (failed !== null) throw failed instanceof Error ? failed : new Error(String(failed));
  return { schema: "concert.priorities/1", case: stated, answer };
}

/** A search as it stands, said to a reader. @throws as `reportOf` */
export function stateOf(kept: KeptSearch, reader: Reader): PrioritySearchState {
  const { id, state, seconds, mostSeconds, name } = kept;
  const report = reportOf(kept);
  const said = { lines: priorityLines(report, name, reader.language), tables: priorityTables(report, reader) };
  return { id, state, seconds, most_seconds: mostSeconds, report, ...said };
}

/** The program of a search as free MPS, for any other solver. */
export const programOf = ({ problem }: KeptSearch): string => writeMps(leastLoss(problem));
