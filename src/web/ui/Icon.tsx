const paths = {
  supply: "M4 8l8-4 8 4v8l-8 4-8-4zM4 8l8 4 8-4M12 12v8",
  brief: "M6 3h12v18H6zM9 7h6M9 11h6M9 16v2M12 14v4M15 15v3",
  compare: "M4 4h7v16H4zM13 4h7v16h-7zM7 9v6M17 7v9",
  mandate: "M6 3h9l4 4v14H6zM15 3v4h4M9 11h7M9 15h7",
  sources: "M5 4h11l3 3v13H5zM9 10h6M9 14h6M9 18h3",
  dictionary: "M4 5h7v15H4zM13 5h7v15h-7zM7 9h1M16 9h1",
  overview: "M3 13h4v8H3zM10 8h4v13h-4zM17 3h4v18h-4z",
  data: "M3 5h18M3 12h18M3 19h18M9 5v14",
  places: "M12 21c-4-5-6.5-8-6.5-11.5a6.5 6.5 0 0 1 13 0C18.5 13 16 16 12 21zM12 7.5a2 2 0 1 0 0 4 2 2 0 0 0 0-4z",
  force:
    "M8 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2 20c0-4 2.5-6 6-6s6 2 6 6M16 11a3 3 0 1 0 0-6M17 14c3 .3 5 2.3 5 6",
  timeline: "M3 6h10M9 12h12M6 18h9M3 6v.01M21 12v.01M6 18v.01",
  funding:
    "M12 3v18M16.5 7.5C15.5 6 14 5.5 12 5.5c-2.5 0-4.5 1.2-4.5 3.2 0 4.3 9.5 2.3 9.5 6.6 0 2-2 3.2-5 3.2-2.2 0-4-.8-5-2.5",
  people:
    "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c0-3.5 3-5.5 6.5-5.5s6.5 2 6.5 5.5M16 4.6a3.5 3.5 0 0 1 0 6M18 15c2 .6 3.5 2.3 3.5 5",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c0-4 3.6-6 8-6s8 2 8 6",
  sun: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.5 1.5M17.5 17.5L19 19M19 5l-1.5 1.5M6.5 17.5L5 19",
  moon: "M20 14.5A8.5 8.5 0 1 1 9.5 4a7 7 0 0 0 10.5 10.5z",
  leave: "M10 4H5v16h5M14 8l4 4-4 4M18 12H9",
  alert: "M12 4L2.5 20h19zM12 10v4M12 17v.5",
  play: "M7 4l13 8-13 8z",
  pause: "M7 4v16M17 4v16",
  back: "M15 5l-7 7 7 7",
  next: "M9 5l7 7-7 7",
  close: "M5 5l14 14M19 5L5 19",
  keys: "M3 6h18v12H3zM7 10h.01M11 10h.01M15 10h.01M7 14h10",
  table: "M3 5h18v14H3zM3 10h18M9 10v9",
  picture: "M4 20V4M4 20h16M8 16l4-5 3 3 4-6",
  outbox: "M4 14v6h16v-6M4 14l3-10h10l3 10M4 14h5l1 3h4l1-3h5",
  undo: "M9 7L4 12l5 5M4 12h10a6 6 0 0 1 6 6",
  redo: "M15 7l5 5-5 5M20 12H10a6 6 0 0 0-6 6",
  history: "M4 12a8 8 0 1 0 2.5-5.8M4 4v4h4M12 8v4l3 2",
  download: "M12 4v11M7 11l5 5 5-5M4 20h16",
  print: "M7 9V3h10v6M7 17H4v-8h16v8h-3M7 14h10v7H7z",
  more: "M5 12h.01M12 12h.01M19 12h.01",
  send: "M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1",
  help: "M12 3a9 9 0 1 0 .01 0zM9.5 9.5a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.8M12 17v.01",
  search: "M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16 16l5 5",
  up: "M6 15l6-6 6 6",
  down: "M6 9l6 6 6-6",
  plus: "M12 5v14M5 12h14",
  minus: "M5 12h14",
  whole: "M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5",
  columns: "M4 4h16v16H4zM10 4v16M15 4v16",
  copy: "M8 8h12v12H8zM4 16V4h12",
  trash: "M5 7h14M9 7V4h6v3M7 7l1 13h8l1-13",
  form: "M5 3h14v18H5zM8 8h8M8 12h8M8 16h5",
} as const;
export type IconName = keyof typeof paths;

const mirrored: ReadonlySet<IconName> = new Set(["back", "next", "leave", "undo", "redo", "play"]);

/** A drawn sign beside a word or under a label; never the only bearer of meaning. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className={mirrored.has(name) ? "icon mirrored" : "icon"} viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
