import { Icon } from "../../ui/Icon.tsx";
import { useWords } from "../../words/words.tsx";

export type Files = readonly { readonly format: string; readonly href: string }[];

/** Print, and the files of what is shown. */
export function Acts({ files }: { readonly files: Files }) {
  const { say } = useWords();
  return (
    <div className="statement-acts">
      <button type="button" className="button primary" onClick={() => window.print()}>
        <Icon name="print" />
        {say("brief.print")}
      </button>
      {files.map(({ format, href }) => (
        <a key={format} className="button" href={href} download>
          <Icon name="download" />
          {format.toUpperCase()}
        </a>
      ))}
    </div>
  );
}
