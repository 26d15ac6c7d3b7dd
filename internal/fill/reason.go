package fill

import "regexp"

// quoting is what text/template says before it quotes a value, with what remains to be said.
var quoting = []struct {
	before, reason string
}{
	{`(?s)\b(range can't iterate over) .*`, "$1 this value"},
	{`(?s)\b(range over send-only channel) .*`, "$1"},
	{`(?s)\b(if/with can't use) .*`, "$1 this value"},
	{`(?s)\b(can't use) .* (?:to )?iterate over more than one.*`, "$1 this value to iterate over several variables"},
	{`(?s)\b(error calling \w+: non-comparable types?) .*`, "$1"},
	{`(?s)\b(error calling call: non-function) .*`, "$1"},
	{`(?s)\b(index out of range): .*`, "$1"},
	{`(?s)\b(invalid slice index): .*`, "$1"},
	{`(?s)\b(slice (?:bounds|index) out of (?:range|bounds))\b.*`, "$1"},
}

// withoutValues is an error of text/template without what a person may have typed into a record.
func withoutValues(reason string) string {
	for _, q := range quoting {
		reason = regexp.MustCompile(q.before).ReplaceAllString(reason, q.reason)
	}
	return reason
}
