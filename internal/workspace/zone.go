package workspace

import (
	"os"
	"path/filepath"
	"strings"
)

// MachineZone is the IANA name of the machine's time zone, empty where it names none.
func MachineZone() string {
	if text, err := os.ReadFile("/etc/timezone"); err == nil {
		return strings.TrimSpace(string(text))
	}
	target, err := filepath.EvalSymlinks("/etc/localtime")
	if err != nil {
		return ""
	}
	if _, name, ok := strings.Cut(filepath.ToSlash(target), "zoneinfo/"); ok {
		return name
	}
	return ""
}
