package workspace

import (
	"fmt"
	"runtime"
	"sync"
)

// readAhead is how many engagements each worker may have read that nobody has taken yet.
const readAhead = 8

// Each loads engagements and hands them over in order, a few ahead of the one in hand. It stops at the first error that
// fn returns, and once it has returned nothing is read any more.
func (w *Workspace) Each(ids []string, depth Depth, fn func(*Folder) error) error {
	workers := min(runtime.GOMAXPROCS(0), 4, max(len(ids), 1))
	loaded := make([]chan loading, readAhead*workers)
	for i := range loaded {
		loaded[i] = make(chan loading, 1)
	}
	next := make(chan int, len(loaded))
	var readers sync.WaitGroup
	defer func() {
		close(next)
		for range next { // what is asked for and not begun
		}
		readers.Wait()
	}()
	for range workers {
		readers.Go(func() {
			var buf []byte
			for i := range next {
				loaded[i%len(loaded)] <- w.loading(ids[i], depth, &buf)
			}
		})
	}
	for i := range min(len(loaded), len(ids)) {
		next <- i
	}
	for i, id := range ids {
		l := <-loaded[i%len(loaded)]
		if l.panicked != nil {
			panic(fmt.Sprintf("engagements/%s: %v", id, l.panicked)) //nolint:forbidigo // it was one, and whoever runs this may recover
		}
		if ahead := i + len(loaded); ahead < len(ids) {
			next <- ahead
		}
		if err := fn(l.folder); err != nil {
			return fmt.Errorf("engagement %s: %w", id, err)
		}
	}
	return nil
}

// A loading is what became of reading one engagement. A panic goes on where Each was called: whoever runs it may recover.
type loading struct {
	folder   *Folder
	panicked any
}

func (w *Workspace) loading(id string, depth Depth, buf *[]byte) (l loading) {
	defer func() { l.panicked = recover() }()
	l.folder = w.load(id, depth, buf)
	return l
}
