package document_test

import (
	"testing"

	"coachctl/internal/coaching"
	"coachctl/internal/document"
)

func TestHoursAreInDoubtWhereAKeyMayHaveMeantLess(t *testing.T) {
	const session = "---\ntype: session\nkind: regular\nstart: 2026-03-16T15:00\nstatus: held\n"
	for more, doubtful := range map[string]bool{
		"":                             false,
		"minutes: 60\n":                false,
		"assessment_minutes: 20\n":     false,
		"assessment_minutes:\n":        false,
		"assessment_minutes: twenty\n": true,
		"assessment_minutes: 1200\n":   true,
		"assessment_minutes: [20]\n":   true,
		"assesment_minutes: 20\n":      true,
		"actual_minuts: 40\n":          true,
		"sumary: none\n":               true, // whichever key it is: check names it
		"x-note: 1\n":                  false,
	} {
		d := document.Parse("s.md", coaching.TypeSession, []byte(session+more+"---\n"))
		if d.Session == nil || d.Session.LengthInDoubt != doubtful {
			t.Errorf("%q: %+v", more, d.Session)
		}
	}
	const contract = "---\ntype: contract\nclient: Priya\nstatus: agreed\n"
	for more, doubtful := range map[string]bool{
		"":                                  false,
		"log_consent: 2026-01-01\n":         false,
		"log_consnt: 2026-01-01\n":          true,
		"sesion_minutes: 45\n":              true,
		"x-consent-until: 2026-02-01\n":     true,
		"Log_Consent_Withdrawn: 2026-02-01": true,
		"x-note: 1\n":                       false,
		"consents: []\n":                    false,
		"log_withdrawn: 2026-02-01\n":       true,
		"revoked: 2026-02-01\n":             true,
		"x-log: never\n":                    true,
		"x-catalogue: 3\n":                  false,
	} {
		d := document.Parse("contract.md", coaching.TypeContract, []byte(contract+more+"\n---\n"))
		if d.Contract == nil || d.Contract.LogInDoubt != doubtful {
			t.Errorf("%q: %+v", more, d.Contract)
		}
	}
}

func TestWhatCannotBeReadAsAConsentIsNone(t *testing.T) {
	for _, value := range []string{"yes", "2026-13-01", "true", "[2026-01-01]", "16/03/2026", ""} {
		d := document.Parse("contract.md", coaching.TypeContract, []byte("---\ntype: contract\nclient: Priya\nstatus: agreed\nlog_consent: "+value+"\n---\n"))
		if d.Contract != nil && !d.Contract.LogConsent.IsZero() {
			t.Errorf("log_consent: %s is taken for %s", value, d.Contract.LogConsent)
		}
	}
}
