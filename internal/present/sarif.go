package present

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/url"
	"regexp"

	"coachctl/internal/diag"
)

// The parts of SARIF 2.1.0 that a report of findings needs.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool            `json:"tool"`
		Bases      map[string]sarifBase `json:"originalUriBaseIds"`
		ColumnKind string               `json:"columnKind"`
		Results    []sarifResult        `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name            string      `json:"name"`
		Version         string      `json:"version"`
		SemanticVersion string      `json:"semanticVersion,omitempty"`
		Rules           []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID         string     `json:"id"`
		Short      sarifText  `json:"shortDescription"`
		Full       sarifText  `json:"fullDescription"`
		Help       sarifText  `json:"help"`
		Default    sarifLevel `json:"defaultConfiguration"`
		Properties sarifTags  `json:"properties"`
	}
	sarifBase struct {
		Description sarifText `json:"description"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifLevel struct {
		Level string `json:"level"`
	}
	sarifTags struct {
		Tags []string `json:"tags"`
	}
	sarifResult struct {
		RuleID       string            `json:"ruleId"`
		RuleIndex    int               `json:"ruleIndex"`
		Level        string            `json:"level"`
		Message      sarifText         `json:"message"`
		Locations    []sarifLocation   `json:"locations"`
		Related      []sarifLocation   `json:"relatedLocations,omitempty"`
		Fingerprints map[string]string `json:"partialFingerprints"`
	}
	sarifLocation struct {
		Physical sarifPlace `json:"physicalLocation"`
		Message  *sarifText `json:"message,omitempty"`
	}
	sarifPlace struct {
		File   sarifFile   `json:"artifactLocation"`
		Region sarifRegion `json:"region"`
	}
	sarifFile struct {
		URI    string `json:"uri"`
		BaseID string `json:"uriBaseId"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn,omitempty"`
		EndLine     int `json:"endLine,omitempty"`
		EndColumn   int `json:"endColumn,omitempty"`
	}
)

const (
	sarifSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
	sarifRoot   = "%SRCROOT%"
)

// semantic is a version as a tag has it.
var semantic = regexp.MustCompile(`^v(\d+\.\d+\.\d+(?:[-+][0-9A-Za-z.+-]+)?)$`)

func asSARIF(found diag.List, o FindingOptions) sarifLog {
	driver := sarifDriver{Name: "coachctl", Version: o.Version, Rules: []sarifRule{}}
	if m := semantic.FindStringSubmatch(o.Version); m != nil {
		driver.SemanticVersion = m[1]
	}
	index := map[string]int{}
	for i, r := range o.Rules {
		index[r.ID] = i
		driver.Rules = append(driver.Rules, sarifRuleOf(r))
	}
	results := []sarifResult{}
	occurrences := map[[3]string]int{}
	for _, d := range found {
		same := [3]string{d.Rule, d.Path, digits.ReplaceAllString(d.Message, "#")} // a count that changes is the same finding
		occurrences[same]++
		result := sarifResultOf(d)
		result.Fingerprints = map[string]string{"coachctl/v1": fingerprint(same, occurrences[same])}
		if i, known := index[d.Rule]; known {
			result.RuleIndex = i
		}
		results = append(results, result)
	}
	return sarifLog{Schema: sarifSchema, Version: "2.1.0", Runs: []sarifRun{{
		Tool:       sarifTool{Driver: driver},
		Bases:      map[string]sarifBase{sarifRoot: {Description: sarifText{"The top of the repository."}}},
		ColumnKind: "unicodeCodePoints",
		Results:    results,
	}}}
}

func sarifRuleOf(r RuleInfo) sarifRule {
	return sarifRule{
		ID:         r.ID,
		Short:      sarifText{r.Title + "."},
		Full:       sarifText{r.Why},
		Help:       sarifText{r.Help},
		Default:    sarifLevel{sarifLevelOf(r.Severity)},
		Properties: sarifTags{[]string{r.Family}},
	}
}

func sarifLevelOf(s diag.Severity) string {
	if s == diag.Info {
		return "note"
	}
	return s.String()
}

func sarifResultOf(d diag.Diagnostic) sarifResult {
	r := sarifResult{
		RuleID: d.Rule, RuleIndex: -1, Level: sarifLevelOf(d.Severity), Message: sarifText{said(d)},
		Locations: []sarifLocation{sarifLocationOf(d.Span)},
	}
	for _, n := range d.Related {
		at := sarifLocationOf(n.Span)
		at.Message = &sarifText{n.Message}
		r.Related = append(r.Related, at)
	}
	return r
}

func sarifLocationOf(s diag.Span) sarifLocation {
	return sarifLocation{Physical: sarifPlace{
		File:   sarifFile{URI: (&url.URL{Path: s.Path}).String(), BaseID: sarifRoot},
		Region: sarifRegion{StartLine: s.Start.Line, StartColumn: s.Start.Col, EndLine: s.End.Line, EndColumn: s.End.Col},
	}}
}

var digits = regexp.MustCompile(`\d+`)

// fingerprint tells a finding from all others and stays when lines above it come or go: it is made of what is wrong, of
// the file, and of the finding's number among its like there.
func fingerprint(same [3]string, occurrence int) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%q %d", same, occurrence))
	return hex.EncodeToString(sum[:16])
}
