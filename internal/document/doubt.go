package document

import (
	"slices"
	"strings"
	"unicode"

	"coachctl/internal/diag"
)

// misspelt reports whether a key may have been meant to be another one.
func (d *Document) misspelt() bool {
	return slices.ContainsFunc(d.Findings, func(f diag.Diagnostic) bool { return f.Rule == "misspelt-key" })
}

// speaksOfConsent reports whether a contract has a key that nothing reads, `x-` included, that may limit a consent.
func speaksOfConsent(front Value) bool {
	return slices.ContainsFunc(front.Pairs, func(p Pair) bool {
		_, known := FieldOf(contractFields, p.Key)
		return !known && mayTakeBack(strings.ToLower(p.Key))
	})
}

// mayTakeBack reports whether a key speaks of a consent, of the log, or of taking something back.
func mayTakeBack(key string) bool {
	for _, part := range []string{"consent", "withdr", "revok"} {
		if strings.Contains(key, part) {
			return true
		}
	}
	return slices.Contains(strings.FieldsFunc(key, func(r rune) bool { return !unicode.IsLetter(r) }), "log")
}

// assessmentInDoubt reports whether a session says how long an assessment took in a way that cannot be read.
func assessmentInDoubt(front Value) bool {
	const key = "assessment_minutes"
	f, _ := FieldOf(sessionFields, key)
	v, there := front.Get(key)
	return there && v.Kind != Null && (v.Kind != Scalar || formError(f, v.Text) != "")
}

// doubtful reports whether a promise may be somebody else's, or serve another objective, than what was understood of it.
func (d *Document) doubtful(front Value) bool {
	if d.misspelt() {
		return true
	}
	for _, p := range front.Pairs {
		f, known := FieldOf(commitmentFields, p.Key)
		switch {
		case !known:
			key := strings.ToLower(p.Key)
			own := strings.HasPrefix(key, "x-")
			if !own && (strings.Contains(key, "owne") || strings.Contains(key, "objective")) {
				return true
			}
		case f.Key == "owner" && front.word(commitmentFields, f.Key) == "",
			f.Key == "objective" && (p.Value.Kind != Scalar || formError(f, p.Value.Text) != ""):
			return true
		}
	}
	return false
}
