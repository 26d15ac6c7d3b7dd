package cli

import (
	"fmt"
	"io"
	"strings"
	"time"

	"coachctl/internal/workspace"
)

const (
	meterAfter = time.Second
	meterEvery = 200 * time.Millisecond
)

// A talk is what a run says on stderr. On a terminal it has a line of its own that shows how far a long run has come, and
// goes away before anything else is said.
type talk struct {
	io.Writer
	elapsed func() time.Duration // since the run began; nil where no line is to be shown
	next    time.Duration
	shown   int // letters that stand on the line
}

func newTalk(env Env) *talk {
	t := &talk{Writer: env.Err, next: meterAfter}
	if env.Watched && env.Getenv("TERM") != "dumb" {
		t.elapsed = env.Elapsed
	}
	return t
}

func (t *talk) Write(text []byte) (int, error) {
	t.clear()
	return t.Writer.Write(text)
}

// progress shows how much is done, where that is due.
func (t *talk) progress(done, of int) {
	if t.elapsed == nil || t.elapsed() < t.next {
		return
	}
	t.next = t.elapsed() + meterEvery
	line := fmt.Sprintf("reading engagement %d of %d", done, of)
	fmt.Fprintf(t.Writer, "\r%-*s", t.shown, line)
	t.shown = len(line)
}

func (t *talk) clear() {
	if t.shown > 0 {
		fmt.Fprintf(t.Writer, "\r%s\r", strings.Repeat(" ", t.shown))
		t.shown = 0
	}
}

// Each is that of the workspace, and shows how far it has come.
func (p *practice) Each(ids []string, depth workspace.Depth, fn func(*workspace.Folder) error) error {
	defer p.talk.clear()
	n := 0
	return p.Workspace.Each(ids, depth, func(f *workspace.Folder) error {
		n++
		p.talk.progress(n, len(ids))
		return fn(f)
	})
}
