package check

import (
	"slices"
	"strings"
)

// longest is how long a name of a folder or file may be, in bytes. File systems take 255, and a path of several names must
// stay below what Windows takes of a whole one.
const longest = 100

// devices are names that Windows keeps for itself, whatever stands behind a dot after them. Git cannot check out a folder or
// file of such a name there: Microsoft's "Naming Files, Paths, and Namespaces".
var devices = []string{"con", "prn", "aux", "nul"}

// IsPortable reports whether every system takes a name: it is not too long, ends in no dot or blank, and is no device of
// Windows.
func IsPortable(name string) bool {
	base, _, _ := strings.Cut(strings.ToLower(name), ".")
	base = strings.TrimRight(base, " ")
	port := len(base) == 4 && (base[:3] == "com" || base[:3] == "lpt") && base[3] >= '0' && base[3] <= '9'
	return len(name) <= longest && strings.TrimRight(name, ". ") == name && !port && !slices.Contains(devices, base)
}

// IsFolderName reports whether an engagement's folder may be called so.
func IsFolderName(name string) bool { return IsSlug(name) && IsPortable(name) }
