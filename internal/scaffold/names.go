package scaffold

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"coachctl/internal/coaching"
)

// NextSessionName is the name for a new session beside existing ones (file names without .md): the highest number plus
// one for coaching (04), else the kind, and from the second on the kind with a number (sponsor-2).
func NextSessionName(existing []string, kind coaching.Kind) string {
	highest := 0
	for _, name := range existing {
		if kind.Coaching() {
			highest = max(highest, leadingNumber(name))
			continue
		}
		rest, found := strings.CutPrefix(strings.ToLower(name), string(kind))
		if found && rest == "" {
			highest = max(highest, 1)
		} else if n, err := strconv.Atoi(strings.TrimPrefix(rest, "-")); found && err == nil && rest[0] == '-' && n < 10000 {
			highest = max(highest, n)
		}
	}
	for n := highest + 1; ; n++ {
		name := fmt.Sprintf("%02d", n)
		if !kind.Coaching() {
			if name = string(kind); n > 1 {
				name += "-" + strconv.Itoa(n)
			}
		}
		if !taken(existing, name) {
			return name
		}
	}
}

// leadingNumber is the number that a name is or begins with before a hyphen (04, 4, 04-board), 0 for none. Four digits
// and more are a year.
func leadingNumber(name string) int {
	head, _, _ := strings.Cut(name, "-")
	n, err := strconv.Atoi(head)
	if err != nil || len(head) > 3 || n < 0 {
		return 0
	}
	return n
}

// NextCommitmentName is the name for a promise made on a day: the day, and the letter after the last one used on it (a
// to z, then aa).
func NextCommitmentName(existing []string, day coaching.Date) string {
	last := 0
	for _, name := range existing {
		if letters, ok := strings.CutPrefix(strings.ToLower(name), day.String()+"-"); ok {
			last = max(last, fromLetters(letters))
		}
	}
	return day.String() + "-" + toLetters(last+1)
}

// fromLetters counts a, b … z, aa; 0 for what is not such a run of letters.
func fromLetters(s string) int {
	n := 0
	for _, c := range []byte(s) {
		if c < 'a' || c > 'z' || len(s) > 2 {
			return 0
		}
		n = n*26 + int(c-'a') + 1
	}
	return n
}

func toLetters(n int) string {
	s := ""
	for ; n > 0; n = (n - 1) / 26 {
		s = string(rune('a'+(n-1)%26)) + s
	}
	return s
}

// taken compares as file systems do that do not tell capitals from small letters.
func taken(existing []string, name string) bool {
	return slices.ContainsFunc(existing, func(e string) bool { return strings.EqualFold(e, name) })
}
