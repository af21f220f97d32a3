import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { ask } from "../api.ts";
import { useStartTour } from "../help/TourOffer.tsx";
import { isOpen } from "../offline/change.ts";
import { useOutbox } from "../offline/use-outbox.ts";
import { type Session, sessionQuery } from "../queries.ts";
import { Icon } from "../ui/Icon.tsx";
import { Popover } from "../ui/Popover.tsx";
import { useWords } from "../words/words.tsx";
import { LeaveDialog } from "./LeaveDialog.tsx";
import { keepTheme, useTheme } from "./theme.ts";

/** Ends the session; answers with where the provider of the sign-in forgets it too, if it came from one. */
async function leave(session: Session | undefined): Promise<string | null> {
  if (session?.method !== "provider") {
    await ask("/session", { method: "DELETE" });
    return null;
  }
  const { address } = await ask<{ address: string | null }>("/session/provider/sign-out", { method: "POST" });
  return address;
}

/** Who is signed in, light or dark, and the way out. */
export function PersonMenu() {
  const { say } = useWords();
  const client = useQueryClient();
  const session = useQuery(sessionQuery());
  const theme = useTheme();
  const signOut = useMutation({
    mutationFn: () => leave(session.data),
    onSettled: (address) => (address ? location.assign(address) : client.resetQueries()),
  });
  const waits = useOutbox().changes.some(isOpen);
  const [asking, setAsking] = useState(false);
  const turn = () => keepTheme(theme === "dark" ? "light" : "dark");
  const startTour = useStartTour();
  const name = session.data?.user.name ?? "";
  return (
    <>
      <Popover label={say("screen.person", { name })} icon={<Icon name="person" />} end>
        <p className="menu-name">{session.data?.user.display_name ?? name}</p>
        <Link to="/account" search={({ lang }) => (lang ? { lang } : {})} className="menu-item">
          <Icon name="person" />
          {say("person.account")}
        </Link>
        {session.data?.user.roles.includes("owner") && (
          <Link to="/people" search={({ lang }) => (lang ? { lang } : {})} className="menu-item">
            <Icon name="people" />
            {say("person.people")}
          </Link>
        )}
        {startTour && (
          <button type="button" className="menu-item" onClick={startTour}>
            <Icon name="help" />
            {say("shell.tour")}
          </button>
        )}
        <button type="button" className="menu-item" onClick={turn}>
          <Icon name={theme === "dark" ? "sun" : "moon"} />
          {say(theme === "dark" ? "screen.theme.light" : "screen.theme.dark")}
        </button>
        <button type="button" className="menu-item" onClick={() => (waits ? setAsking(true) : signOut.mutate())}>
          <Icon name="leave" />
          {say("screen.signout")}
        </button>
      </Popover>
      <LeaveDialog
        open={asking}
        close={() => setAsking(false)}
        leave={() => {
          setAsking(false);
          signOut.mutate();
        }}
      />
    </>
  );
}
