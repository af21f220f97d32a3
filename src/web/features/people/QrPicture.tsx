import { useQuery } from "@tanstack/react-query";
import { useWords } from "../../words/words.tsx";

/** Draws text as a picture to scan: one path, so that nothing but our own page is needed. */
export function QrPicture({ text }: { text: string }) {
  const { say } = useWords();
  const path = useQuery({ queryKey: ["qr", text], queryFn: () => drawn(text), staleTime: Infinity, gcTime: 0 });
  if (!path.data) return <div className="people-qr" />;
  const size = path.data.size + 8;
  return (
    <svg className="people-qr" viewBox={`-4 -4 ${size} ${size}`} role="img" aria-label={say("person.factor.picture")}>
      <rect x={-4} y={-4} width={size} height={size} />
      <path d={path.data.path} />
    </svg>
  );
}

async function drawn(text: string): Promise<{ readonly size: number; readonly path: string }> {
  const { create } = await import("qrcode");
  const { modules } = create(text, { errorCorrectionLevel: "M" });
  const squares: string[] = [];
  for (let y = 0; y < modules.size; y += 1)
    for (let x = 0; x < modules.size; x += 1) if (modules.get(y, x)) squares.push(`M${x} ${y}h1v1h-1z`);
  return { size: modules.size, path: squares.join("") };
}
