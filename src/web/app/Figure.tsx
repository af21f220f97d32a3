import { type OriginProps, OriginNumber } from "../ui/OriginNumber.tsx";
import { RecordLink } from "./RecordLink.tsx";

/** A number of a mission: it opens to its origin, and from there to the records. */
export function Figure(props: OriginProps) {
  return (
    <OriginNumber
      {...props}
      link={(noun, ids, text) => <RecordLink noun={noun} id={ids} {...(text !== undefined && { text })} />}
    />
  );
}
