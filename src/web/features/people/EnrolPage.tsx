import { useQuery } from "@tanstack/react-query";
import { ProblemPanel } from "../../app/ProblemPanel.tsx";
import { useWords } from "../../words/words.tsx";
import { DeviceCodeCard } from "./DeviceCodeCard.tsx";
import { PasskeyCard } from "./PasskeyCard.tsx";
import { Card, PeopleFrame } from "./PeopleFrame.tsx";
import { accountQuery } from "./people-queries.ts";

/** The workspace asks for a second factor, and this person has none yet: nothing else opens before. */
export function EnrolPage() {
  const { say } = useWords();
  const account = useQuery(accountQuery());
  return (
    <PeopleFrame title={say("person.enrol.title")}>
      {account.error && <ProblemPanel error={account.error} retry={() => void account.refetch()} />}
      {account.data && (
        <Card title={say("person.factor.title")}>
          <p className="notice">
            {say("person.factor.required")} {say("person.factor.why")}
          </p>
          <DeviceCodeCard account={account.data} />
          <PasskeyCard account={account.data} />
        </Card>
      )}
    </PeopleFrame>
  );
}
