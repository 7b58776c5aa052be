"""The subcommands of `archtool` by name, known without importing any of them."""

COMMANDS = {
    "check": "Check the workspace and list what is wrong.",
    "render": "Draw the figures of the workspace.",
    "plan": "Check the plan, propose a better one, or ask what if.",
    "estimate": "Add up what the programme costs.",
    "init": "Make a new workspace that checks clean and renders.",
    "list": "List elements, kinds, relationships, checks or views.",
    "show": "Show everything known about one element.",
    "impact": "Show what depends on one element, and why.",
    "explain": "Explain a code, a kind or a relationship.",
    "schema": "Print or write the JSON Schema that editors use.",
}
"""Every subcommand with its one line of help; its module is imported only when it runs."""

HELP = frozenset({"-h", "--help"})
READING = frozenset({"check", "render", "plan", "estimate", "list", "show", "impact"})
"""The subcommands whose first work is to read a workspace whole."""
