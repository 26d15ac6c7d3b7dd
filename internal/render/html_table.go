package render

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	tableast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// tables makes a table of a paragraph whose lines all begin with a bar, the second one made of dashes. goldmark has an
// extension for tables; its package compiles as much at the start of every run as all the others together.
type tables struct{}

// underlines reports whether a row is the line of dashes below a table's head.
func underlines(row string) bool {
	for _, cell := range strings.Split(strings.TrimSuffix(strings.TrimPrefix(row, "|"), "|"), "|") {
		dashes := strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(cell), ":"), ":")
		if dashes == "" || strings.Trim(dashes, "-") != "" {
			return false
		}
	}
	return true
}

// Transform is for goldmark.
func (tables) Transform(paragraph *ast.Paragraph, reader text.Reader, _ parser.Context) {
	lines, source := paragraph.Lines(), reader.Source()
	if lines.Len() < 2 {
		return
	}
	for i := range lines.Len() {
		line := lines.At(i)
		if row := strings.TrimSpace(string(line.Value(source))); !strings.HasPrefix(row, "|") || i == 1 && !underlines(row) {
			return
		}
	}
	table := tableast.NewTable()
	first := lines.At(0)
	head := cells(tableast.NewTableRow(nil), first, source)
	table.AppendChild(table, tableast.NewTableHeader(head))
	for i := 2; i < lines.Len(); i++ {
		table.AppendChild(table, cells(tableast.NewTableRow(nil), lines.At(i), source))
	}
	paragraph.Parent().ReplaceChild(paragraph.Parent(), paragraph, table)
}

// cells of a row are what stands between its bars; one behind a backslash is text.
func cells(row *tableast.TableRow, line text.Segment, source []byte) *tableast.TableRow {
	line = line.TrimLeftSpace(source)
	line = line.TrimRightSpace(source)
	from := line.Start + 1
	for i := from; i <= line.Stop; i++ {
		end := i == line.Stop
		if end && i == from || !end && (source[i] != '|' || source[i-1] == '\\') {
			continue
		}
		cell, words := tableast.NewTableCell(), text.NewSegment(from, i)
		words = words.TrimLeftSpace(source)
		words = words.TrimRightSpace(source)
		if !words.IsEmpty() {
			cell.Lines().Append(words)
		}
		row.AppendChild(row, cell)
		from = i + 1
	}
	return row
}

func registerTables(r renderer.NodeRendererFuncRegisterer) {
	r.Register(tableast.KindTable, renderTable)
	r.Register(tableast.KindTableHeader, element("tr"))
	r.Register(tableast.KindTableRow, element("tr"))
	r.Register(tableast.KindTableCell, func(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if n.Parent().Kind() == tableast.KindTableHeader {
			return element("th")(w, source, n, entering)
		}
		return element("td")(w, source, n, entering)
	})
}

// renderTable puts a frame around a table, so that one too wide for a phone moves in it and the page stays where it is.
func renderTable(w util.BufWriter, _ []byte, _ ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		_, _ = w.WriteString(`<div class="wide"><table>` + "\n")
	} else {
		_, _ = w.WriteString("</table></div>\n")
	}
	return ast.WalkContinue, nil
}

func element(name string) renderer.NodeRendererFunc {
	return func(w util.BufWriter, _ []byte, _ ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			_, _ = w.WriteString("<" + name + ">")
		} else {
			_, _ = w.WriteString("</" + name + ">\n")
		}
		return ast.WalkContinue, nil
	}
}
