package coaching

import (
	"testing"
)

func TestAPrivateHeadingIsRefusedHoweverItIsSpelled(t *testing.T) {
	for _, title := range []string{
		"Private notes", "private NOTES", " Private  notes ", "Private\u00a0notes", "Private notes:", "Private notes : ",
		"Priv\u200bate notes", "Private\ufe0f notes", "Private notes (3 min)", "Private notes (3 min):", "**Private notes**",
		"Private", "Private notes 2", "Ｐrivate notes", "PRIVATE-NOTES", "Check-in", "Check–in", "check in", "Checkin (8 min)",
		"Core work (35 minutes)", "CORE\tWORK", "Why here", "Doubt", "Something of value", "What this is for", "Readiness",
		"Agenda", "Takeaways (2 min)", "Close:", "Commitments", "", ":", "\u200b", "🙂",
	} {
		if Shareable(title) {
			t.Errorf("%q may be shared", title)
		}
	}
	for _, title := range []string{"Reading list", "Closer to the board", "Doubtful suppliers", "Agenda of the council", "阅读"} {
		if !Shareable(title) {
			t.Errorf("%q may not be shared", title)
		}
	}
}
