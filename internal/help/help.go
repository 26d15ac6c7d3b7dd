// Package help holds the pages that explain the tool: the same text in the program and in the repository.
package help

import (
	"embed"
	"io/fs"
	"strings"
)

//go:embed *.md
var pages embed.FS

// Topics are the names of the pages, in order.
func Topics() []string {
	files, err := fs.Glob(pages, "*.md")
	if err != nil {
		return nil
	}
	for i, f := range files {
		files[i] = strings.TrimSuffix(f, ".md")
	}
	return files
}

// Page is the text of a topic.
func Page(topic string) (string, bool) {
	text, err := pages.ReadFile(topic + ".md")
	return string(text), err == nil
}
