package document

import (
	"regexp"
	"sync"
)

// lazily is a pattern that is made when it is first asked for: a short command needs few of them, or none.
func lazily(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}
