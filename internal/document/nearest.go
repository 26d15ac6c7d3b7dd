package document

import (
	"strings"
)

// maxEdits is how far a slip may be from the word that was meant.
const maxEdits = 2

// Nearest is the known word within two edits of a word, case aside; empty when there is none. An edit is a letter added,
// left out, exchanged, or swapped with its neighbour.
func Nearest(word string, known []string) string {
	best, found := maxEdits+1, ""
	for _, k := range known {
		if n := Edits(strings.ToLower(word), strings.ToLower(k)); n < best && n < len(k) {
			best, found = n, k
		}
	}
	return found
}

// onlyNear reports whether one known word is nearer than all others, so that no other can have been meant.
func onlyNear(word string, known []string) bool {
	best, n := maxEdits, 0
	for _, k := range known {
		edits := Edits(strings.ToLower(word), strings.ToLower(k))
		switch {
		case edits >= len(k) || edits > best:
		case edits < best:
			best, n = edits, 1
		default:
			n++
		}
	}
	return n == 1
}

// Edits counts the edits between two words.
func Edits(a, b string) int {
	x, y := []rune(a), []rune(b)
	if diff := len(x) - len(y); diff > maxEdits || -diff > maxEdits {
		return maxEdits + 1
	}
	before, last, now := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(x); i++ {
		now[0] = i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			now[j] = min(last[j]+1, now[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				now[j] = min(now[j], before[j-2]+1)
			}
		}
		before, last, now = last, now, before
	}
	return last[len(y)]
}
