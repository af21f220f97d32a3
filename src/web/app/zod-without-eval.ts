import { config } from "zod";

// The page's security policy forbids code made from text, so schemas must not try to compile themselves.
// This stands before the first import of the model.
config({ jitless: true });
