package document

import (
	"slices"
	"strings"
)

// maxEdits is how far a slip may be from the word that was meant.
const maxEdits = 2

// Nearest is the known word within two edits of a word, case aside; empty when there is none. An edit is a letter added,
// left out, exchanged, or swapped with its neighbour.
func Nearest(word string, known []string) string {
	best, found := maxEdits+1, ""
	for _, k := range known {
		if n := editsAside(word, k); n < best && n < len(k) {
			best, found = n, k
		}
	}
	return found
}

// NearestAlone is the known word within two edits that is nearer than all others, so that no other can have been meant;
// empty when there is none.
func NearestAlone(word string, known []string) string {
	near := Nearest(word, known)
	if others := slices.DeleteFunc(slices.Clone(known), func(k string) bool { return k == near }); near != "" {
		if second := Nearest(word, others); second != "" && editsAside(word, second) == editsAside(word, near) {
			return ""
		}
	}
	return near
}

// editsAside counts the edits between two words, case aside.
func editsAside(a, b string) int { return Edits(strings.ToLower(a), strings.ToLower(b)) }

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
