// Package templates holds the texts that the tool writes, for documents and for letters. A practice's own file of the
// same name under its templates/ folder takes the place of one of these. No fixed word of a letter lives in Go code.
package templates

import "embed"

// Files are the built-in templates.
//
//go:embed *.tmpl
var Files embed.FS
