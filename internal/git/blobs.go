package git

import (
	"bufio"
	"context"
	"errors"
	"io"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Blobs reads the contents of files through one process of git, which is started when the first is asked for. It may be
// used by several goroutines.
type Blobs struct {
	repo *Repository
	mu   sync.Mutex
	cmd  *exec.Cmd // nil while none runs
	in   io.WriteCloser
	out  *bufio.Reader
}

// Blobs is a reader of this repository's contents. It is closed when it is done with.
func (r *Repository) Blobs() *Blobs { return &Blobs{repo: r} }

var errMissing = errors.New("is not in this copy of the repository")

// Read gives a file's bytes, at most one more than limit, which is enough to see that it is too large. The result may
// share buf's memory. ErrSilent where git gives no answer in time.
func (b *Blobs) Read(id string, limit int, buf []byte) ([]byte, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.cmd == nil {
		if err := b.start(); err != nil {
			return nil, err
		}
	}
	process := b.cmd.Process
	kill := time.AfterFunc(patience, func() { _ = process.Kill() })
	out, whole, err := b.answer(id, limit, buf)
	silent := !kill.Stop()
	if err != nil || !whole || silent {
		b.stop()
	}
	if err != nil && silent {
		err = ErrSilent
	}
	return out, err
}

func (b *Blobs) start() error {
	cmd := b.repo.git.command(context.Background(), b.repo.Top, "cat-file", "--batch")
	in, err := cmd.StdinPipe()
	if err != nil {
		return err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		return said("cat-file", err)
	}
	b.cmd, b.in, b.out = cmd, in, bufio.NewReaderSize(out, 64<<10)
	return nil
}

// answer asks for one file. Where it is not read to its end, the process is of no more use.
func (b *Blobs) answer(id string, limit int, buf []byte) (out []byte, whole bool, err error) {
	if _, err := io.WriteString(b.in, id+"\n"); err != nil {
		return nil, false, errMissing
	}
	line, err := b.out.ReadString('\n')
	if err != nil {
		return nil, false, errMissing
	}
	words := strings.Fields(line)
	if len(words) != 3 || words[1] != "blob" {
		return nil, false, errMissing
	}
	size, err := strconv.ParseInt(words[2], 10, 64)
	if err != nil {
		return nil, false, errOutput
	}
	whole = size <= int64(limit)
	size = min(size, int64(limit)+1)
	if int64(cap(buf)) < size {
		buf = make([]byte, size)
	}
	buf = buf[:size]
	if _, err := io.ReadFull(b.out, buf); err != nil {
		return nil, false, errMissing
	}
	if whole {
		_, err = b.out.Discard(len("\n"))
	}
	return buf, whole, err
}

func (b *Blobs) stop() {
	_ = b.in.Close()
	_ = b.cmd.Process.Kill()
	_ = b.cmd.Wait() // it was killed
	b.cmd = nil
}

// Close ends the process. Another Read starts one anew.
func (b *Blobs) Close() {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.cmd != nil {
		b.stop()
	}
}
