package workspace_test

import (
	"errors"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"coachctl/internal/workspace"
)

// watched asks a test before each read.
type watched struct {
	workspace.Files
	before func(p string)
}

func (w watched) Read(p string, buf []byte) ([]byte, error) {
	w.before(p)
	return w.Files.Read(p, buf)
}

func TestNothingIsReadOnceEachHasReturned(t *testing.T) {
	var over atomic.Bool
	w, err := workspace.FromFiles(watched{many(200), func(p string) {
		if time.Sleep(time.Millisecond); over.Load() {
			t.Errorf("%s is read when all is over", p)
		}
	}})
	if err != nil {
		t.Fatal(err)
	}
	ids, _ := w.Engagements()
	enough := errors.New("enough")
	if err := w.Each(ids, workspace.Fronts, func(*workspace.Folder) error { return enough }); !errors.Is(err, enough) {
		t.Error(err)
	}
	over.Store(true)
	time.Sleep(20 * time.Millisecond)
}

// Whoever runs Each can end in order, and names the engagement.
func TestAPanicOfAReaderIsOneOfEach(t *testing.T) {
	w, err := workspace.FromFiles(watched{many(60), func(p string) {
		if strings.HasPrefix(p, "engagements/e007/") {
			panic("out of range")
		}
	}})
	if err != nil {
		t.Fatal(err)
	}
	ids, _ := w.Engagements()
	taken := 0
	defer func() {
		if said := fmt.Sprint(recover()); said != "engagements/e007: out of range" || taken != 7 {
			t.Errorf("%q after %d", said, taken)
		}
	}()
	t.Error(w.Each(ids, workspace.Fronts, func(*workspace.Folder) error { taken++; return nil }))
}
