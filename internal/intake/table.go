package intake

import (
	"bytes"
	"encoding/binary"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// A table is a CSV file as it was read: a header and rows that are not empty.
type table struct {
	header []string
	rows   []tableRow
}

type tableRow struct {
	line  int
	cells []string
}

// readTable reads what spreadsheets and platforms write: UTF-8 or UTF-16 with a mark, any line ends, a first line `sep=;`,
// and comma, semicolon or tab between the cells.
func readTable(src []byte, delimiter rune) (*table, error) {
	src, err := decoded(src)
	if err != nil {
		return nil, err
	}
	skipped := 0
	if first, rest, _ := bytes.Cut(src, []byte("\n")); len(first) > 4 && bytes.EqualFold(first[:4], []byte("sep=")) {
		said, _ := utf8.DecodeRune(first[4:])
		if delimiter == 0 && strings.ContainsRune(",;\t|", said) {
			delimiter = said
		}
		src, skipped = rest, 1
	}
	if delimiter == 0 {
		delimiter = delimiterOf(src)
	}
	if line := wide(src, delimiter); line > 0 {
		return nil, tooWide(line + skipped)
	}
	r := csv.NewReader(bytes.NewReader(src))
	r.Comma, r.FieldsPerRecord = delimiter, -1
	t := &table{}
	for {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		var wrong *csv.ParseError
		switch {
		case errors.As(err, &wrong):
			return nil, &FileError{
				Line: wrong.StartLine + skipped, Reason: "a quotation mark in this row has no other one, so nobody knows where its cells end",
				Remedy: "open the file in a spreadsheet and save it as CSV again",
			}
		case err != nil:
			return nil, err
		}
		line, _ := r.FieldPos(0)
		if err := t.add(line+skipped, cells); err != nil {
			return nil, err
		}
	}
	if t.header == nil {
		return nil, &FileError{Reason: "the file is empty", Remedy: "its first row names the columns; see `coachctl help import`"}
	}
	return t, nil
}

func (t *table) add(line int, cells []string) error {
	empty := true
	for i, cell := range cells {
		cells[i] = clean(cell)
		empty = empty && cells[i] == ""
	}
	switch {
	case empty:
	case t.header == nil:
		for cells[len(cells)-1] == "" {
			cells = cells[:len(cells)-1]
		}
		if len(cells) > maxColumns {
			return tooWide(line)
		}
		for i, name := range cells {
			cells[i] = strings.ToValidUTF8(name[:min(len(name), maxName)], "")
		}
		t.header = cells
	case len(t.rows) == MaxRows:
		return &FileError{Line: line, Reason: "there are more than 10000 rows", Remedy: "split the file, each part with the header, and import one after the other"}
	default:
		t.rows = append(t.rows, tableRow{line, cells})
	}
	return nil
}

func tooWide(line int) error {
	return &FileError{
		Line: line, Reason: fmt.Sprintf("there are more than %d columns", maxColumns),
		Remedy: "leave out those that are not needed, and export again",
	}
}

// wide is the first line that holds more delimiters than all columns and the longest cell could; each would become a cell.
func wide(src []byte, delimiter rune) int {
	number := 0
	for line := range bytes.Lines(src) {
		number++
		if len(line) > maxCell && bytes.Count(line, []byte(string(delimiter))) > maxColumns+maxCell {
			return number
		}
	}
	return 0
}

// clean takes away blanks around a cell, and the apostrophe that keeps a spreadsheet from running it.
func clean(cell string) string {
	cell = strings.TrimSpace(strings.ReplaceAll(cell, "\r\n", "\n"))
	if len(cell) > 1 && cell[0] == '\'' && strings.ContainsRune("=+-@\t\r", rune(cell[1])) {
		return cell[1:]
	}
	return cell
}

func decoded(src []byte) ([]byte, error) {
	var order binary.ByteOrder
	switch {
	case bytes.HasPrefix(src, []byte{0xff, 0xfe}):
		order = binary.LittleEndian
	case bytes.HasPrefix(src, []byte{0xfe, 0xff}):
		order = binary.BigEndian
	}
	if order != nil && len(src)%2 != 0 {
		return nil, &FileError{Reason: "the file ends within a character; it may have been cut short", Remedy: "export it again"}
	}
	if order != nil {
		src = fromUTF16(src[2:], order)
	}
	src = bytes.TrimPrefix(src, []byte("\ufeff"))
	if bytes.IndexByte(src, 0) >= 0 || !utf8.Valid(src) {
		return nil, &FileError{Reason: "the file is not UTF-8 text", Remedy: "save it as \"CSV UTF-8\" in the spreadsheet"}
	}
	if bytes.IndexByte(src, '\n') < 0 {
		src = bytes.ReplaceAll(src, []byte("\r"), []byte("\n"))
	}
	return src, nil
}

func fromUTF16(src []byte, order binary.ByteOrder) []byte {
	units := make([]uint16, 0, len(src)/2)
	for ; len(src) > 1; src = src[2:] {
		units = append(units, order.Uint16(src))
	}
	return []byte(string(utf16.Decode(units)))
}

// delimiterOf is the one that the header has most of, outside of quotation marks.
func delimiterOf(src []byte) rune {
	count := map[rune]int{}
	quoted, seen := false, false
	for _, r := range string(src[:min(len(src), 64<<10)]) {
		if r == '"' {
			quoted = !quoted
		}
		if r == '\n' && !quoted && seen {
			break
		}
		seen = seen || r > ' '
		if !quoted {
			count[r]++
		}
	}
	best := ','
	for _, r := range ";\t|" {
		if count[r] > count[best] {
			best = r
		}
	}
	return best
}
