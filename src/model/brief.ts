import * as z from "zod";

export const briefKinds = ["mission", "site", "contributor", "state"] as const;
export const BriefKind = z.enum(briefKinds);
export type BriefKind = z.infer<typeof BriefKind>;

/** Text of a report with how sure it is; an estimate and an unknown look different from what was reported. */
export const BriefCell = z.object({
  text: z.string(),
  mark: z.enum(["estimated", "unknown", "strong"]).optional(),
});
export type BriefCell = z.infer<typeof BriefCell>;

const Heading = z.object({ type: z.literal("heading"), text: z.string() });
const Paragraph = z.object({
  type: z.literal("paragraph"),
  text: z.string(),
  tone: z.enum(["plain", "quiet", "warning"]),
});
/** A few figures with which a reader starts; each stands again further down. */
const Figures = z.object({
  type: z.literal("figures"),
  items: z.array(z.object({ value: BriefCell, label: z.string() })),
});
/** `width` is the column's part of the whole, in per cent; the columns of one table give 100. */
export const BriefColumn = z.object({ title: z.string(), numeric: z.boolean(), width: z.number() });
export type BriefColumn = z.infer<typeof BriefColumn>;
export const BriefTable = z.object({
  type: z.literal("table"),
  caption: z.string(),
  columns: z.array(BriefColumn),
  rows: z.array(z.array(BriefCell)),
});
export type BriefTable = z.infer<typeof BriefTable>;

export const pictureMarks = ["dark", "light", "hollow", "level", "grid", "chosen"] as const;
export const PictureMark = z.enum(pictureMarks);
export type PictureMark = z.infer<typeof PictureMark>;
/** Shapes in the picture's own units; `path` is a line through points, `text` stands on its point. */
export const PictureShape = z.discriminatedUnion("shape", [
  z.object({
    shape: z.literal("bar"),
    mark: PictureMark,
    x: z.number(),
    y: z.number(),
    width: z.number(),
    height: z.number(),
  }),
  z.object({
    shape: z.literal("path"),
    mark: PictureMark,
    points: z.array(z.tuple([z.number(), z.number()])),
  }),
  z.object({
    shape: z.literal("text"),
    anchor: z.enum(["start", "middle", "end"]),
    x: z.number(),
    y: z.number(),
    text: z.string(),
  }),
]);
export type PictureShape = z.infer<typeof PictureShape>;
/** A drawing that holds in grey: what differs, differs in lightness or outline too. Time runs from left to right. */
export const BriefPicture = z.object({
  type: z.literal("picture"),
  title: z.string(),
  alt: z.string(),
  width: z.number(),
  height: z.number(),
  shapes: z.array(PictureShape),
  legend: z.array(z.object({ mark: PictureMark, text: z.string() })),
});
export type BriefPicture = z.infer<typeof BriefPicture>;
const Note = z.object({ type: z.literal("note"), text: z.string() });
const Sources = z.object({
  type: z.literal("sources"),
  items: z.array(z.object({ key: z.string(), title: z.string() })),
});

export const BriefBlock = z.discriminatedUnion("type", [
  Heading,
  Paragraph,
  Figures,
  BriefTable,
  BriefPicture,
  Note,
  Sources,
]);
export type BriefBlock = z.infer<typeof BriefBlock>;

/** A part of a report; on paper and wide screens two halves that follow each other stand side by side. */
export const BriefSection = z.object({
  name: z.string(),
  width: z.enum(["whole", "half"]),
  blocks: z.array(BriefBlock),
});
export type BriefSection = z.infer<typeof BriefSection>;

/** What stands on every page of a report, ready to be read. */
export const BriefMarks = z.object({
  handling: z.string(),
  scenario: z.string(),
  /** FICTIONAL or EXERCISE; null for the record of a past operation. */
  nature: z.string().nullable(),
  /** Where money is shared. */
  unofficial: z.string().nullable(),
  as_on: z.string(),
  program: z.string(),
  sources: z.string(),
  /** The two ends of the head of each page, and its foot. */
  head: z.tuple([z.string(), z.string()]),
  foot: z.string(),
  /** What is said around the number of the page and the count of pages. */
  page: z.object({ before: z.string(), between: z.string(), after: z.string() }),
});
export type BriefMarks = z.infer<typeof BriefMarks>;

/** A report as it leaves the process, said in one language: contract `concert.brief/1`. Page, paper and DOCX are written from it. */
export const Brief = z.object({
  schema: z.literal("concert.brief/1"),
  kind: BriefKind,
  language: z.string(),
  direction: z.enum(["ltr", "rtl"]),
  mission: z.string(),
  month: z.string().nullable(),
  subject: z.string().nullable(),
  title: z.string(),
  subtitle: z.string(),
  marks: BriefMarks,
  sections: z.array(BriefSection),
});
export type Brief = z.infer<typeof Brief>;

/** What a report can be about, named in one language. */
const Subject = z.object({ id: z.string(), name: z.string() });
export const BriefSubjects = z.object({
  site: z.array(Subject),
  contributor: z.array(Subject),
  state: z.array(Subject),
});
export type BriefSubjects = z.infer<typeof BriefSubjects>;
