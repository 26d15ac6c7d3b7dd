package check_test

import (
	"slices"
	"strings"
	"testing"
)

// reluctantFirst makes session 1 one with a reluctant client, its parts filled.
var reluctantFirst = edit{
	intake, "kind: intake\n", "kind: intake\nvariant: resistant\n",
}

var (
	parts   = edit{intake, "## Goals\nOne.\n", "## Doubt\nMuch.\n\n## Something of value\nHer sentence.\n\n## What this is for\nTo be told.\n"}
	thirdIn = edit{planned, "status: planned", "status: held"}
)

// commissioned adds lines to the contract.
func commissioned(lines string) edit { return edit{contract, "objectives:\n", lines + "objectives:\n"} }

func TestTheFormForAReluctantClientIsForTheFirstMeeting(t *testing.T) {
	third := edit{planned, "kind: regular\n", "kind: regular\nvariant: resistant\n"}
	second := edit{session, "kind: regular\n", "kind: regular\nvariant: resistant\n"}
	for what, tt := range map[string]struct {
		edits []edit
		found int
	}{
		"session 1":                       {[]edit{reluctantFirst}, 0},
		"session 3, planned":              {[]edit{third}, 0},
		"session 3, held":                 {[]edit{third, thirdIn}, 1},
		"session 3, cancelled":            {[]edit{third, {planned, "status: planned", "status: cancelled"}}, 0},
		"sessions 1 and 2":                {[]edit{reluctantFirst, second}, 1},
		"session 2, as nobody came to 1":  {[]edit{second, {intake, "status: held", "status: no-show\ncounts: true"}}, 0},
		"session 3, as nobody came to 1":  {[]edit{third, thirdIn, {intake, "status: held", "status: no-show\ncounts: true"}}, 1},
		"session 2, as 1 does not count":  {[]edit{second, {intake, "status: held", "status: cancelled"}}, 0},
		"a call before the coaching":      {[]edit{{folder + "sessions/chemistry.md", "kind: chemistry\n", "kind: chemistry\nvariant: resistant\n"}}, 1},
		"the one moved before the others": {[]edit{third, {planned, "2026-03-02T15:00", "2026-01-30T15:00"}}, 0},
	} {
		if got := messagesAfter(t, "variant-place", nil, tt.edits...); len(got) != tt.found {
			t.Errorf("%s: %q", what, got)
		}
	}
}

func TestThePartsAreFilledBySessionTwo(t *testing.T) {
	nobody := edit{intake, "status: held", "status: no-show\ncounts: true"}
	second := edit{session, "kind: regular\n", "kind: regular\nvariant: resistant\n"}
	for what, tt := range map[string]struct {
		edits []edit
		found int
	}{
		"all three":                     {[]edit{reluctantFirst, parts}, 0},
		"none":                          {[]edit{reluctantFirst}, 3},
		"none, session 2 to come":       {[]edit{reluctantFirst, {session, "status: held", "status: planned"}}, 0},
		"none, in an ordinary session":  {nil, 0},
		"none, in a draft contract":     {[]edit{reluctantFirst, {contract, bound, "status: draft"}}, 0},
		"none, broken off":              {[]edit{reluctantFirst, {contract, bound, "status: ended\nagreed: 2026-01-20"}}, 0},
		"nobody came to session 1":      {[]edit{second, nobody}, 0},
		"and session 3 is over as well": {[]edit{second, nobody, thirdIn}, 3},
		"a body that cannot be read":    {[]edit{reluctantFirst, {intake, "## Goals", "##\u202e Goals"}}, 0},
	} {
		if got := messagesAfter(t, "first-parts", nil, tt.edits...); len(got) != tt.found {
			t.Errorf("%s: %q", what, got)
		}
	}
}

func TestASmallPromiseOfAReluctantFirstSessionIsWelcome(t *testing.T) {
	for what, tt := range map[string]struct {
		edits []edit
		found int
	}{
		"with an objective":          {[]edit{reluctantFirst, parts}, 1},
		"to stop something":          {[]edit{reluctantFirst, parts, {firstWord, "objective:", "kind: stop\nobjective:"}}, 1},
		"an experiment":              {[]edit{reluctantFirst, parts, {firstWord, "objective:", "kind: experiment\nobjective:"}}, 0},
		"a reflection":               {[]edit{reluctantFirst, parts, {firstWord, "objective:", "kind: reflection\nobjective:"}}, 0},
		"without an objective":       {[]edit{reluctantFirst, parts, {firstWord, "objective: council\n", ""}}, 0},
		"the coach's own":            {[]edit{reluctantFirst, parts, {firstWord, "objective:", "owner: coach\nobjective:"}}, 0},
		"made in session 2":          {[]edit{reluctantFirst, parts, {firstWord, `session: "01"`, `session: "02"`}}, 0},
		"in an ordinary session":     {nil, 0},
		"a session still to be":      {[]edit{reluctantFirst, parts, {intake, "status: held", "status: planned"}}, 0},
		"core work, and an empty":    {[]edit{reluctantFirst, parts, {firstWord, "objective: council\n", ""}, {intake, "## Close", "## Core work\n<!-- -->\n\n## Close"}}, 0},
		"core work, and a full one":  {[]edit{reluctantFirst, parts, {firstWord, "objective: council\n", ""}, {intake, "## Close", "## Core work (30 min)\nX\n\n## Close"}}, 1},
		"a reading from before work": {[]edit{reluctantFirst, parts, {firstWord, "objective: council\n", ""}, {intake, "status: held\n", "status: held\n" + readings}}, 0},
	} {
		if got := messagesAfter(t, "first-goals", nil, tt.edits...); len(got) != tt.found {
			t.Errorf("%s: %q", what, got)
		}
	}
}

func TestWhyAReluctantClientCameIsWrittenDown(t *testing.T) {
	for what, tt := range map[string]struct {
		edits []edit
		want  []string
	}{
		"nothing":                {[]edit{reluctantFirst}, []string{"the contract has no `commission`"}},
		"empty":                  {[]edit{reluctantFirst, commissioned("commission: {}\n")}, []string{"`commission` has no `reason` or `told_client`"}},
		"the reason":             {[]edit{reluctantFirst, commissioned("commission: {reason: x}\n")}, []string{"`commission` has no `told_client`"}},
		"both":                   {[]edit{reluctantFirst, commissioned("commission: {reason: x, told_client: true}\n")}, []string{}},
		"that nothing was told":  {[]edit{reluctantFirst, commissioned("commission: {reason: x, told_client: false}\n")}, []string{"`told_client` says that the client was told nothing"}},
		"that no was told":       {[]edit{reluctantFirst, commissioned("commission: {reason: x, told_client: No}\n")}, []string{"`told_client` says that the client was told nothing"}},
		"words that begin so":    {[]edit{reluctantFirst, commissioned("commission: {reason: x, told_client: Nothing was left out}\n")}, []string{}},
		"no map":                 {[]edit{reluctantFirst, commissioned("commission: x\n")}, []string{}},
		"an ordinary session":    {nil, []string{}},
		"a session still to be":  {[]edit{reluctantFirst, {intake, "status: held", "status: planned"}}, []string{}},
		"a contract not yet one": {[]edit{reluctantFirst, {contract, bound, "status: draft"}}, []string{}},
	} {
		if got := messagesAfter(t, "first-told", nil, tt.edits...); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q", what, got)
		}
	}
}

func TestThePurposeIsTheClientsOwn(t *testing.T) {
	for purpose, want := range map[string]string{
		"":                           "session 2 is over, and the contract has no `purpose`",
		"purpose: {owner: client}\n": "session 2 is over, and `purpose` has no `text`",
		"purpose: {text: \" \", owner: client}\n":            "session 2 is over, and `purpose` has no `text`",
		"purpose: {text: To be told things}\n":               "`purpose` does not say whose wording it is",
		"purpose: {text: To be told, owner: organisation}\n": "session 2 is over, and the purpose is still the organisation's",
		"purpose: {text: To be told, owner: both}\n":         "",
		"purpose: {text: To be told, owner: client}\n":       "",
		"purpose: {text: To be told, owner: hers}\n":         "",
		"purpose: To be told things\n":                       "",
	} {
		got := messagesAfter(t, "purpose-owner", nil, reluctantFirst, commissioned(purpose))
		if strings.Join(got, "\n") != want {
			t.Errorf("%q: %q", purpose, got)
		}
		for what, e := range map[string]edit{
			"session 2 to come": {session, "status: held", "status: planned"}, "a draft contract": {contract, bound, "status: draft"},
		} {
			if got := messagesAfter(t, "purpose-owner", nil, reluctantFirst, commissioned(purpose), e); len(got) > 0 {
				t.Errorf("%q, %s: %q", purpose, what, got)
			}
		}
		if got := messagesAfter(t, "purpose-owner", nil, commissioned(purpose)); len(got) > 0 {
			t.Errorf("%q, in an ordinary engagement: %q", purpose, got)
		}
	}
}

func TestAPurposeThatCouldBeAnybodys(t *testing.T) {
	for text, found := range map[string]bool{
		"Coaching": true, "tbd": true, "Leadership development": true, "be – better!": true, "Become a better LEADER.": true,
		"To improve my leadership skills": true, "to be determined": true, "...": true,
		"Be told early": false, "To become a better leader of three product teams": false, "Coaching, until Marcus and I agree": false,
		"the council ends, on the desk of the Chief executive!": true, "The council ends on the desk": false,
	} {
		lines := "commission:\n  reason: The council ends on the desk of the chief executive\npurpose:\n  text: \"" + text + "\"\n  evidence: x\n"
		if got := messagesAfter(t, "purpose-generic", nil, commissioned(lines)); (len(got) == 1) != found || len(got) > 1 {
			t.Errorf("%s: %q", text, got)
		}
	}
	for what, lines := range map[string]string{"no text": "purpose:\n  owner: client\n", "two that are empty": "commission:\n  reason: \"\"\npurpose:\n  text: \"\"\n"} {
		if got := messagesAfter(t, "purpose-generic", nil, commissioned(lines)); len(got) > 0 {
			t.Errorf("%s: %q", what, got)
		}
	}
}

func TestThePurposeIsLookedAtAgainByTheEndOfSessionThree(t *testing.T) {
	purpose := commissioned("purpose: {text: To be told things}\n")
	for what, tt := range map[string]struct {
		edits []edit
		found int
	}{
		"after session 3":         {[]edit{reluctantFirst, purpose, thirdIn}, 1},
		"after session 2":         {[]edit{reluctantFirst, purpose}, 0},
		"looked at":               {[]edit{reluctantFirst, commissioned("purpose: {text: To be told things, reviewed: 2026-02-16}\n"), thirdIn}, 0},
		"no purpose":              {[]edit{reluctantFirst, thirdIn}, 0},
		"an ordinary engagement":  {[]edit{purpose, thirdIn}, 0},
		"session 3 was not taken": {[]edit{reluctantFirst, purpose, {planned, "status: planned", "status: no-show"}}, 0},
	} {
		if got := messagesAfter(t, "purpose-reviewed", nil, tt.edits...); len(got) != tt.found {
			t.Errorf("%s: %q", what, got)
		}
	}
}

func TestAPurposeSaysHowBothWillKnow(t *testing.T) {
	without := commissioned("purpose: {text: To be told things}\n")
	for what, tt := range map[string]struct {
		edits []edit
		found int
	}{
		"after session 2": {[]edit{without}, 1},
		"before":          {[]edit{without, {session, "status: held", "status: planned"}}, 0},
		"an empty one":    {[]edit{commissioned("purpose: {text: To be told things, evidence: \"\"}\n")}, 1},
		"with it":         {[]edit{commissioned("purpose: {text: To be told things, evidence: x}\n")}, 0},
		"no purpose":      {nil, 0},
	} {
		if got := messagesAfter(t, "purpose-evidence", nil, tt.edits...); len(got) != tt.found {
			t.Errorf("%s: %q", what, got)
		}
	}
}
