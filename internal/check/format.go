package check

import "coachctl/internal/diag"

// formatRules are found while a file is parsed.
var formatRules = []Rule{
	{
		ID: "front-matter", Family: Format, Severity: diag.Error,
		Title:  "The front matter is missing or cannot be told apart from the body",
		Why:    "Everything the tool knows of a file stands between two lines `---` at the very top. Without them the file counts for nothing.",
		Before: "type: session\nkind: regular",
		After:  "---\ntype: session\nkind: regular\n---",
	},
	{
		ID: "yaml-syntax", Family: Format, Severity: diag.Error,
		Title:  "The front matter is not YAML",
		Why:    "One slip makes the whole block unreadable, so nothing in it counts until it is mended.",
		Before: "what: Council: open the item myself",
		After:  "what: \"Council: open the item myself\"",
	},
	{
		ID: "yaml-feature", Family: Format, Severity: diag.Error,
		Title:  "The front matter uses a YAML feature that these files do without",
		Why:    "Anchors, aliases, tags and merge keys make one line mean another. In a record each line says what it says.",
		Before: "what: &promise Speak with Marcus",
		After:  "what: Speak with Marcus",
	},
	{
		ID: "odd-character", Family: Format, Severity: diag.Error,
		Title:  "A character stands here that cannot be seen",
		Why:    "Pasted text brings invisible line breaks, tabs and control characters that change what a line means.",
		Before: "\twhat: Speak with Marcus      (a tab in front)",
		After:  "what: Speak with Marcus",
	},
	{
		ID: "not-text", Family: Format, Severity: diag.Error,
		Title:  "The file is not UTF-8 text",
		Why:    "A locked, damaged or differently encoded file cannot be read; the rest of the practice still is.",
		Before: "(a file locked by git-crypt)",
		After:  "(the same file after git-crypt unlock)",
	},
	{
		ID: "too-large", Family: Format, Severity: diag.Error,
		Title:  "The file is larger or deeper nested than a record can be",
		Why:    "Above 64 KiB of front matter or 256 KiB of body something else was pasted in; it is refused before it can cost minutes.",
		Before: "(a transcript of an hour pasted into the notes)",
		After:  "(the notes; the transcript lies elsewhere)",
	},
	{
		ID: "indented-fence", Family: Format, Severity: diag.Warning,
		Title:  "Other tools see the end of the front matter here",
		Why:    "Many readers of front matter stop at any line of three hyphens, indented ones included, and take the rest for text.",
		Before: "outcome: |\n  We met.\n  ---\n  It held.",
		After:  "outcome: |\n  We met.\n  ***\n  It held.",
	},
	{
		ID: "conflict-markers", Family: Format, Severity: diag.Error,
		Title:  "A merge was not finished",
		Why:    "Git leaves both sides in the file; until one is chosen nothing in it can be trusted.",
		Before: "<<<<<<< HEAD\nstatus: kept\n=======\nstatus: partly\n>>>>>>> laptop",
		After:  "status: kept",
	},
	{
		ID: "duplicate-key", Family: Format, Severity: diag.Error,
		Title:  "A key stands twice",
		Why:    "Readers disagree on which of the two counts.",
		Before: "status: open\nby: 2026-03-27\nstatus: kept",
		After:  "by: 2026-03-27\nstatus: kept",
	},
	{
		ID: "wrong-type", Family: Format, Severity: diag.Error,
		Title:  "The file says it is of another type than its folder",
		Why:    "Sessions live in sessions/, promises in commitments/. A file in the wrong place is read as what it is not.",
		Before: "(commitments/2026-03-16-a.md)\ntype: session",
		After:  "type: commitment",
	},
	{
		ID: "missing-key", Family: Format, Severity: diag.Error,
		Title:  "A key that the type needs is missing or empty",
		Why:    "A contract has a client and a status, a session a kind, a start and a status, a promise its what, its by and its status.",
		Before: "type: session\nkind: regular\nstatus: planned",
		After:  "type: session\nkind: regular\nstart: 2026-03-16T15:00\nstatus: planned",
	},
	{
		ID: "misspelt-key", Family: Format, Severity: diag.Error,
		Title:  "A key is a slip away from one that is known",
		Why:    "A misspelt key is silently nothing: the summary that was sent would be asked for again.",
		Before: "sumary_sent: 2026-03-16",
		After:  "summary_sent: 2026-03-16",
	},
	{
		ID: "unknown-key", Family: Format, Severity: diag.Warning,
		Title:  "A key is not known",
		Why:    "Nothing reads it. Begin a key of your own with `x-`; tags, aliases and cssclasses are left to other tools.",
		Before: "mood: tired",
		After:  "x-mood: tired",
	},
	{
		ID: "unknown-word", Family: Format, Severity: diag.Error,
		Title:  "A word is not on the closed list of its key",
		Why:    "A word that is not known cannot be guessed: a promise would stay open for ever, or be closed without anybody saying so.",
		Before: "status: done",
		After:  "status: kept",
	},
	{
		ID: "value-form", Family: Format, Severity: diag.Error,
		Title:  "A value has not the form that its key takes",
		Why:    "Days are 2026-03-16, times 2026-03-16T15:00, lengths 24h: one form, so that no reader has to guess.",
		Before: "by: 27/03/2026",
		After:  "by: 2026-03-27",
	},
}
