import { useState, type ReactNode } from "react";
import { baseOf, type Language, languages, localeOf } from "../../../words/say.ts";
import { useWords } from "../../words/words.tsx";

/** A label over its control. */
export function Field({ label, children }: { label: string; children: ReactNode }) {
  return (
    <label className="people-field">
      <span>{label}</span>
      {children}
    </label>
  );
}

const choices: readonly Language[] = languages.flatMap((code) =>
  code === "ar" ? [code, "ar-u-nu-arab" as const] : [code],
);

/** Every language under its own name; Arabic with either digits. */
export function LanguageOptions() {
  return choices.map((code) => {
    const base = baseOf(code);
    const name = new Intl.DisplayNames(code, { type: "language" }).of(base) ?? code;
    return (
      <option key={code} value={code} lang={base}>
        {base === "ar" ? `${name} ${new Intl.NumberFormat(localeOf(code)).format(123)}` : name}
      </option>
    );
  });
}

/** A button that asks once more before it acts. */
export function SureButton({ label, act, pending }: { label: string; act: () => void; pending: boolean }) {
  const { say } = useWords();
  const [asked, setAsked] = useState(false);
  const press = () => {
    if (asked) act();
    setAsked(!asked);
  };
  return (
    <button
      type="button"
      className={asked ? "button danger" : "button"}
      disabled={pending}
      onClick={press}
      onBlur={() => setAsked(false)}
    >
      {asked ? `${label}: ${say("person.sure")}` : label}
    </button>
  );
}

/** Text to hand on, with a button that copies it where the browser lets it. */
export function CopyText({ label, text }: { label: string; text: string }) {
  const { say } = useWords();
  const [copied, setCopied] = useState(false);
  const copy = () => void navigator.clipboard.writeText(text).then(() => setCopied(true));
  return (
    <div className="people-copy">
      <Field label={label}>
        <input readOnly value={text} dir="ltr" onFocus={(event) => event.currentTarget.select()} />
      </Field>
      {globalThis.isSecureContext && (
        <button type="button" className="button" onClick={copy}>
          {say(copied ? "person.copied" : "person.copy")}
        </button>
      )}
    </div>
  );
}
