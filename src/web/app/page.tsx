import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { ApiProblem } from "../api.ts";
import { makeRouter } from "./router.tsx";

/** A session that ended shows as a refusal of any question; asking for the session again brings the sign-in page. */
function onRefused(error: Error): void {
  if (error instanceof ApiProblem && error.status === 401) void client.invalidateQueries({ queryKey: ["session"] });
}

const client: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, query) => {
      if (query.queryKey[0] !== "session") onRefused(error);
    },
  }),
  mutationCache: new MutationCache({ onError: onRefused }),
  defaultOptions: {
    // Without a link the service worker answers with what it has kept, so questions are asked all the same.
    mutations: { networkMode: "always" },
    queries: {
      networkMode: "always",
      refetchOnWindowFocus: false,
      retry: (failures, error) => !(error instanceof ApiProblem && error.status < 500) && failures < 3,
    },
  },
});
const root = document.getElementById("root");
if (root === null) throw new RangeError("the page has no root element");
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <RouterProvider router={makeRouter()} />
    </QueryClientProvider>
  </StrictMode>,
);
