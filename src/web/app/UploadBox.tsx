import "./zod-without-eval.ts";
import { useParams } from "@tanstack/react-router";
import { nouns } from "../../model/nouns.ts";
import { UploadDialog } from "../features/upload/UploadDialog.tsx";
import { useSetSearch } from "./mission-context.tsx";

/** The box for files over the tables; it is open while the address says so. */
export function UploadBox() {
  const { mission = "", plural } = useParams({ strict: false });
  const setSearch = useSetSearch();
  const noun =
    nouns.find((each) => each.plural === plural || each.name === plural) ?? nouns.find(({ name }) => name === "site");
  if (!noun) return null;
  return <UploadDialog mission={mission} noun={noun} close={() => setSearch({ upload: undefined })} />;
}
