import { Link } from "@tanstack/react-router";
import { useEffect, type ReactNode } from "react";
import { LanguageSwitch } from "../../app/LanguageSwitch.tsx";
import { PersonMenu } from "../../app/PersonMenu.tsx";
import { HelpButton } from "../../help/HelpButton.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { useWords } from "../../words/words.tsx";
import "./people.css";

/** A page of the workspace itself, outside any mission. */
export function PeopleFrame({ title, children }: { title: string; children: ReactNode }) {
  const { say } = useWords();
  useEffect(() => {
    document.title = `${title} · Concert`;
  }, [title]);
  return (
    <div className="start people-page">
      <header className="start-head">
        <Link to="/" search={({ lang }) => (lang ? { lang } : {})} className="button">
          <Icon name="back" />
          {say("person.back")}
        </Link>
        <span className="brand" />
        <LanguageSwitch />
        <HelpButton />
        <PersonMenu />
      </header>
      <main id="main" className="people-main">
        <h1>{title}</h1>
        {children}
      </main>
    </div>
  );
}

/** One matter of such a page. */
export function Card({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="people-card">
      <h2>{title}</h2>
      {children}
    </section>
  );
}
