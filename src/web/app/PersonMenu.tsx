import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ask } from "../api.ts";
import { sessionQuery } from "../queries.ts";
import { Icon } from "../ui/Icon.tsx";
import { Popover } from "../ui/Popover.tsx";
import { useWords } from "../words/words.tsx";
import { keepTheme, storedTheme, type Theme } from "./theme.ts";

/** Who is signed in, light or dark, and the way out. */
export function PersonMenu() {
  const { say } = useWords();
  const client = useQueryClient();
  const session = useQuery(sessionQuery());
  const [theme, setTheme] = useState<Theme>(storedTheme);
  const signOut = useMutation({
    mutationFn: () => ask("/session", { method: "DELETE" }),
    onSettled: () => client.resetQueries(),
  });
  const turn = () => {
    const next = theme === "dark" ? "light" : "dark";
    keepTheme(next);
    setTheme(next);
  };
  const name = session.data?.user.name ?? "";
  return (
    <Popover label={say("screen.person", { name })} icon={<Icon name="person" />} end>
      <p className="menu-name">{name}</p>
      <button type="button" className="menu-item" onClick={turn}>
        <Icon name={theme === "dark" ? "sun" : "moon"} />
        {say(theme === "dark" ? "screen.theme.light" : "screen.theme.dark")}
      </button>
      <button type="button" className="menu-item" onClick={() => signOut.mutate()}>
        <Icon name="leave" />
        {say("screen.signout")}
      </button>
    </Popover>
  );
}
