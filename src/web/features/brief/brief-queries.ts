import { queryOptions } from "@tanstack/react-query";
import type { Brief, BriefKind, BriefSubjects } from "../../../model/brief.ts";
import { ask, queryText } from "../../api.ts";
import { missionPath } from "../../queries.ts";

export type BriefAsk = {
  readonly mission: string;
  readonly kind: BriefKind;
  readonly subject: string | undefined;
  readonly month: string;
  readonly scenario: string | undefined;
  readonly language: string;
};

/** Address of a report under the mission, as data or as a file. */
export const briefPath = ({ mission, kind, ...asked }: BriefAsk, format: "" | ".docx", paper?: string): string => {
  const { subject, month, scenario, language } = asked;
  return `${missionPath(mission)}/briefs/${kind}${format}${queryText({ subject, month, scenario, lang: language, paper })}`;
};

export const briefQuery = (asked: BriefAsk) =>
  queryOptions({
    queryKey: ["mission", asked.mission, "plan", "brief", briefPath(asked, "")],
    queryFn: ({ signal }) => ask<Brief>(briefPath(asked, ""), { signal }),
    staleTime: 300_000,
  });

export const subjectsQuery = (mission: string, language: string) =>
  queryOptions({
    queryKey: ["mission", mission, "brief-subjects", language],
    queryFn: ({ signal }) =>
      ask<BriefSubjects>(`${missionPath(mission)}/briefs${queryText({ lang: language })}`, { signal }),
    staleTime: 300_000,
  });
