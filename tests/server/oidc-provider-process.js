// A real OpenID provider in a process of its own; says its issuer to the parent when it listens.
import { createServer } from "node:http";
import Provider from "oidc-provider";

const start = JSON.parse(process.argv[2] ?? "{}");
const server = createServer();
server.listen(0, "127.0.0.1", () => {
  const { port } = server.address();
  const issuer = `http://localhost:${port}`;
  const seconds = start.tokenSeconds ?? 3600;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: "concert",
        client_secret: start.clientSecret,
        redirect_uris: [start.redirect],
        post_logout_redirect_uris: [new URL("/", start.redirect).href],
        grant_types: ["authorization_code"],
        response_types: ["code"],
        token_endpoint_auth_method: "client_secret_post",
      },
    ],
    pkce: { required: () => true },
    ttl: { IdToken: () => seconds },
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    conformIdTokenClaims: false,
    cookies: { keys: ["only for tests"] },
    findAccount: (_context, id) => ({
      accountId: id,
      // A mail address that anybody could claim: Concert must not find a person by it.
      claims: () => ({ sub: id, name: `Name of ${id}`, email: `${id}@example.org`, email_verified: true }),
    }),
  });
  server.on("request", provider.callback());
  process.send?.(issuer);
});
process.once("disconnect", () => process.exit());
