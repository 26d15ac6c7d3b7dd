package cli

import (
	"slices"

	"coachctl/internal/check"
	"coachctl/internal/diag"
	"coachctl/internal/present"
)

// reportFindings prints what check found, in the format that was asked for.
func (a *app) reportFindings(p *practice, o checkOptions, found diag.List, files int) error {
	options := present.FindingOptions{Format: o.format, Files: files}
	switch {
	case o.showSource:
		options.Source = p.Read
	case o.format == "github":
		found = underRepository(found, p.InRepository())
	case o.format == "sarif":
		found = underRepository(found, p.InRepository())
		options.Version, options.Rules = version(), ruleInfos(o.families)
	}
	return present.Findings(a.env.Out, found, options, a.style())
}

// underRepository writes paths from the top of the repository, which is where annotations look for them.
func underRepository(found diag.List, prefix string) diag.List {
	found = slices.Clone(found)
	for i := range found {
		found[i].Path = prefix + found[i].Path
		found[i].Related = slices.Clone(found[i].Related)
		for j := range found[i].Related {
			found[i].Related[j].Path = prefix + found[i].Related[j].Path
		}
	}
	return found
}

// ruleInfos are the rules of some families, of all when none is named.
func ruleInfos(families []string) []present.RuleInfo {
	var out []present.RuleInfo
	for _, r := range check.Rules() {
		if len(families) == 0 || slices.Contains(families, string(r.Family)) {
			out = append(out, present.RuleInfo{
				ID: r.ID, Family: string(r.Family), Severity: r.Severity, Title: r.Title, Why: r.Why,
				Help: "Before:\n\n" + indented(r.Before) + "\n\nAfter:\n\n" + indented(r.After),
			})
		}
	}
	return out
}
