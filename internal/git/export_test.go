package git

import (
	"testing"
	"time"
)

// SetPatience sets, for one test, how long git may take for an answer.
func SetPatience(t *testing.T, d time.Duration) {
	t.Helper()
	before := patience
	patience = d
	t.Cleanup(func() { patience = before })
}
