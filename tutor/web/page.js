// The keys go to the terminal without a click.
addEventListener("load", () => setTimeout(() => document.querySelector("textarea")?.focus()));
