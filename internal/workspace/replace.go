package workspace

import (
	"bytes"
	"errors"

	"coachctl/internal/document"
)

var errMeanwhile = errors.New("was saved by somebody else in between; it stays as it is")

// replace puts a temporary file in the place of one that holds certain bytes. An editor may save between the last look and
// the rename: so the two change places, and what comes out is looked at once more. Where it is something else, or an editor
// is about to write to it, it goes back. Some systems cannot do that, and a look right before the rename is all there is.
func (t *transaction) replace(temp, target string, before, after []byte) (landed bool, err error) {
	if err := t.holds(target, before); err != nil {
		return false, err
	}
	err = t.disk.swap(temp, target)
	if errors.Is(err, errors.ErrUnsupported) {
		err = t.disk.rename(temp, target)
		return err == nil, err
	}
	if err != nil {
		return false, err
	}
	busy := t.disk.inUse(temp) // looked at first: who is done by now has written what is read
	out, err := t.disk.read(temp, max(len(before), len(after), document.MaxFile))
	if err == nil && !busy && bytes.Equal(out, before) {
		return true, t.disk.remove(temp)
	}
	if back := t.putBack(temp, target, out, after); back != nil {
		return false, back
	}
	if err == nil {
		err = ErrChanged
	}
	return false, err
}

// putBack swaps a file that somebody has saved back into its place, and what they saved while that went on after it.
func (t *transaction) putBack(temp, target string, theirs, inPlace []byte) error {
	for range 100 {
		if err := t.disk.swap(temp, target); err != nil {
			return t.disk.rename(temp, target)
		}
		busy := t.disk.inUse(temp)
		out, err := t.disk.read(temp, max(len(theirs), len(inPlace), document.MaxFile))
		if err != nil || !busy && bytes.Equal(out, inPlace) {
			return nil
		}
		theirs, inPlace = out, theirs
	}
	return nil
}

// holds is nil where a file holds certain bytes.
func (t *transaction) holds(target string, text []byte) error {
	now, err := t.disk.read(target, len(text))
	if err != nil {
		return err
	}
	if !bytes.Equal(now, text) {
		return ErrChanged
	}
	return nil
}
